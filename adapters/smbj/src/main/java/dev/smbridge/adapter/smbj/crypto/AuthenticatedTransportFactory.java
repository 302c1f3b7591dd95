package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.transport.PacketFactory;
import com.hierynomus.protocol.transport.PacketHandlers;
import com.hierynomus.protocol.transport.TransportLayer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.transport.TransportLayerFactory;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a transport with a guard in front of its receiver, one for each connection. */
final class AuthenticatedTransportFactory
    implements TransportLayerFactory<SMBPacketData<?>, SMBPacket<?, ?>> {
  @Override
  public TransportLayer<SMBPacket<?, ?>> createTransportLayer(
      PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers, SmbConfig config) {
    SessionGuard guard = new SessionGuard(config.isSigningRequired());
    AtomicReference<@Nullable TransportLayer<SMBPacket<?, ?>>> line = new AtomicReference<>();
    PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> guarded =
        new PacketHandlers<>(
            new ReusingSerializer(),
            new AuthenticatedReceiver(handlers.getReceiver(), guard, () -> hangUp(line.get())),
            new CheckedPacketFactory(handlers.getPacketFactory()));
    SocketTransport transport = new SocketTransport(guarded, config.getSocketFactory());
    line.set(transport);
    return new AuthenticatedTransport(transport, guard);
  }

  private static void hangUp(@Nullable TransportLayer<SMBPacket<?, ?>> transport) {
    try {
      if (transport != null) {
        transport.disconnect();
      }
    } catch (IOException e) {
      // The line is given up because of an error that is reported already.
    }
  }

  /**
   * Reports a frame that cannot be read as what it is, where smbj's reader thread would die of it.
   */
  private record CheckedPacketFactory(PacketFactory<SMBPacketData<?>> frames)
      implements PacketFactory<SMBPacketData<?>> {
    @Override
    public SMBPacketData<?> read(byte[] data) throws Buffer.BufferException, IOException {
      try {
        return frames.read(data);
      } catch (RuntimeException e) {
        throw new IOException("The server sent bytes that are no SMB message.", e);
      }
    }

    @Override
    public boolean canHandle(byte[] data) {
      return frames.canHandle(data);
    }
  }
}
