package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.mssmb2.SMB2TransformHeader;
import com.hierynomus.mssmb2.SMB3EncryptedPacketData;
import com.hierynomus.protocol.commons.buffer.Buffer.BufferException;
import com.hierynomus.protocol.transport.PacketFactory;
import com.hierynomus.protocol.transport.PacketHandlers;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.transport.PacketReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the messages of a server. What is encrypted goes into an array of its own, which it leaves
 * only to be decrypted in place: smbj would allocate and copy it twice more.
 */
final class FrameReader extends PacketReader<SMBPacketData<?>> {
  private static final int LENGTH_MASK = 0x00FF_FFFF;

  /** [MS-SMB2] 2.2.41. */
  private static final int TRANSFORM_HEADER_BYTES = 52;

  private final PacketFactory<SMBPacketData<?>> messages;
  private final DataInputStream server;

  FrameReader(String host, InputStream server, PacketHandlers<SMBPacketData<?>, ?> handlers) {
    super(host, server, handlers.getReceiver());
    this.messages = handlers.getPacketFactory();
    this.server = new DataInputStream(server);
  }

  @Override
  protected SMBPacketData<?> doRead() throws TransportException {
    try {
      int length = server.readInt() & LENGTH_MASK;
      byte[] head = new byte[Math.min(length, TRANSFORM_HEADER_BYTES)];
      server.readFully(head);
      return length > TRANSFORM_HEADER_BYTES && SMB2TransformHeader.isEncrypted(head)
          ? encrypted(head, length - TRANSFORM_HEADER_BYTES)
          : messages.read(rest(head, length));
    } catch (EOFException e) {
      throw new TransportException("The SMB server closed the connection.", e);
    } catch (Exception e) {
      throw new TransportException("What the SMB server sent could not be read.", e);
    }
  }

  private byte[] rest(byte[] head, int length) throws IOException {
    byte[] message = Arrays.copyOf(head, length);
    server.readFully(message, head.length, length - head.length);
    return message;
  }

  private EncryptedMessage encrypted(byte[] header, int length)
      throws IOException, BufferException {
    byte[] ciphertext = new byte[length];
    server.readFully(ciphertext);
    EncryptedMessage message = new EncryptedMessage(header, ciphertext);
    if (message.getHeader().getOriginalMessageSize() != length) {
      throw new IOException("an encrypted message is not as long as it says");
    }
    return message;
  }

  private static final class EncryptedMessage extends SMB3EncryptedPacketData {
    private final byte[] ciphertext;

    EncryptedMessage(byte[] header, byte[] ciphertext) throws BufferException {
      super(header);
      this.ciphertext = ciphertext;
    }

    @Override
    public byte[] getCipherText() {
      return ciphertext;
    }
  }
}
