package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.protocol.transport.TransportLayer;
import com.hierynomus.smb.SMBPacket;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A transport that shows each request to the guard before it is sent. */
final class AuthenticatedTransport implements TransportLayer<SMBPacket<?, ?>> {
  private final TransportLayer<SMBPacket<?, ?>> transport;
  private final SessionGuard guard;

  AuthenticatedTransport(TransportLayer<SMBPacket<?, ?>> transport, SessionGuard guard) {
    this.transport = transport;
    this.guard = guard;
  }

  @Override
  public void write(SMBPacket<?, ?> packet) throws TransportException {
    guard.sending(packet);
    transport.write(packet);
  }

  @Override
  public void connect(InetSocketAddress remoteAddress) throws IOException {
    transport.connect(remoteAddress);
  }

  @Override
  public void disconnect() throws IOException {
    transport.disconnect();
  }

  @Override
  public boolean isConnected() {
    return transport.isConnected();
  }
}
