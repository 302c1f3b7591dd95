package dev.smbridge.testing.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a stream of bytes is taken apart into messages. */
enum Framing {
  /** Whatever arrives together. */
  NONE {
    @Override
    Optional<Message> read(InputStream in) throws IOException {
      byte[] buffer = new byte[64 << 10];
      int count = in.read(buffer);
      return count < 0 ? Optional.empty() : Optional.of(new Message(Arrays.copyOf(buffer, count)));
    }

    @Override
    byte[] rewrite(byte[] message, UnaryOperator<byte[]> change) {
      return change.apply(message);
    }
  },
  /** A zero byte, a length of three bytes, and as many bytes ([MS-SMB2] 2.1). */
  SMB {
    @Override
    Optional<Message> read(InputStream in) throws IOException {
      byte[] header = in.readNBytes(4);
      if (header.length < 4) {
        return Optional.empty();
      }
      int length = (header[1] & 0xFF) << 16 | (header[2] & 0xFF) << 8 | (header[3] & 0xFF);
      byte[] message = Arrays.copyOf(header, 4 + length);
      try {
        new DataInputStream(in).readFully(message, 4, length);
      } catch (EOFException _) {
        return Optional.empty();
      }
      return Optional.of(new Message(message));
    }

    @Override
    byte[] rewrite(byte[] message, UnaryOperator<byte[]> change) {
      byte[] changed = change.apply(Arrays.copyOfRange(message, HEADER_BYTES, message.length));
      return ByteBuffer.allocate(HEADER_BYTES + changed.length)
          .putInt(changed.length)
          .put(changed)
          .array();
    }
  };

  private static final int HEADER_BYTES = 4;

  /** The next message; empty at the end of the stream. */
  abstract Optional<Message> read(InputStream in) throws IOException;

  /** The bytes of a message with its contents changed, and its frame fitted to them. */
  abstract byte[] rewrite(byte[] message, UnaryOperator<byte[]> change);
}
