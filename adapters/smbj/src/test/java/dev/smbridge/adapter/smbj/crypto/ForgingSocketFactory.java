package dev.smbridge.adapter.smbj.crypto;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/**
 * An attacker on the line: delivers messages of its own to the client, each before the next one
 * that the server sends.
 */
final class ForgingSocketFactory extends SocketFactory {
  private final ConcurrentLinkedQueue<byte[]> forged = new ConcurrentLinkedQueue<>();

  /** Delivers {@code message}, without its length prefix, before the server's next one. */
  void forge(byte[] message) {
    forged.add(message);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() throws IOException {
            return new Line(super.getInputStream());
          }
        };
    socket.connect(new InetSocketAddress(host, port), 5_000);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
  }

  /** The server's messages, whole, with the forged ones between them ([MS-SMB2] 2.1). */
  private final class Line extends InputStream {
    private final DataInputStream server;
    private InputStream current = InputStream.nullInputStream();

    Line(InputStream server) {
      this.server = new DataInputStream(server);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("smbj reads into arrays");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = current.read(target, offset, length);
      if (count >= 0) {
        return count;
      }
      byte[] message = new byte[server.readInt()];
      server.readFully(message);
      current = new ByteArrayInputStream(framed(message));
      for (byte[] lie = forged.poll(); lie != null; lie = forged.poll()) {
        current = new SequenceInputStream(new ByteArrayInputStream(framed(lie)), current);
      }
      return read(target, offset, length);
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
