package dev.smbridge.adapter.smbj;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Hands the library a socket that is connected already, so that we choose the address and can close
 * the socket under a call that hangs in it.
 */
final class HandedSocketFactory extends SocketFactory {
  private final Socket socket;

  HandedSocketFactory(Socket socket) {
    this.socket = socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("nobody asks for a local address");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("nobody asks for a local address");
  }
}
