package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.protocol.transport.PacketSerializer;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smbj.connection.PacketEncryptor.EncryptedPacketWrapper;
import com.hierynomus.smbj.connection.PacketSignatory.SignedPacketWrapper;

/**
 * Writes the requests of a session into one buffer again and again, where smbj would grow a new one
 * from 256 bytes to mebibytes for each. That is right because smbj's transport serialises and sends
 * under one lock; the requests of the login get a buffer of their own, since smbj hashes them
 * afterwards.
 */
final class ReusingSerializer implements PacketSerializer<SMBPacket<?, ?>, SMBBuffer> {
  private final SMBBuffer reused = new SMBBuffer();

  @Override
  public SMBBuffer write(SMBPacket<?, ?> packet) {
    boolean inSession =
        packet instanceof EncryptedPacketWrapper || packet instanceof SignedPacketWrapper;
    SMBBuffer buffer = inSession ? reused : new SMBBuffer();
    buffer.clear();
    packet.write(buffer);
    return buffer;
  }
}
