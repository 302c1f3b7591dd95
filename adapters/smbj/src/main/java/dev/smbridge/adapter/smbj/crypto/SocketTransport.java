package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.protocol.transport.PacketHandlers;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.protocol.transport.TransportLayer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * SMB messages over TCP, each behind its length ([MS-SMB2] 2.1). Hanging up waits for nobody: it
 * frees whoever hangs in the socket.
 */
final class SocketTransport implements TransportLayer<SMBPacket<?, ?>> {
  private static final int SMALL_MESSAGE_BYTES = 8 * 1024;

  private final PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers;
  private final SocketFactory sockets;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Line line;

  SocketTransport(
      PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers, SocketFactory sockets) {
    this.handlers = handlers;
    this.sockets = sockets;
  }

  private record Line(Socket socket, OutputStream output, FrameReader reader) {}

  @Override
  public void connect(InetSocketAddress server) throws IOException {
    Socket socket = sockets.createSocket(server.getHostString(), server.getPort());
    FrameReader reader = new FrameReader(server.getHostString(), socket.getInputStream(), handlers);
    line =
        new Line(
            socket,
            new BufferedOutputStream(socket.getOutputStream(), SMALL_MESSAGE_BYTES),
            reader);
    reader.start();
  }

  @Override
  public void write(SMBPacket<?, ?> packet) throws TransportException {
    writing.lock();
    try {
      Line open = line;
      if (open == null) {
        throw new TransportException("The connection to the SMB server is closed.");
      }
      var message = handlers.getSerializer().write(packet);
      int length = message.available();
      open.output.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
      open.output.write(message.array(), message.rpos(), length);
      open.output.flush();
    } catch (IOException e) {
      throw new TransportException(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void disconnect() throws IOException {
    Line open = line;
    line = null;
    if (open != null) {
      open.reader.stop();
      open.socket.close();
    }
  }

  @Override
  public boolean isConnected() {
    Line open = line;
    return open != null && !open.socket.isClosed();
  }
}
