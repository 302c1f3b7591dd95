package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The server's end of a connection, which a test scripts: it takes the requests of a frame, and
 * sends whatever it likes. The client's end is an {@link Exchange}.
 */
final class ServerSide implements AutoCloseable {
  private static final int CREDITS = 64;

  private final Socket socket;
  private final FrameInput input;
  private final Wiring wiring;
  private final Protection protection;
  private final Exchange client;

  private ServerSide(Socket socket, Wiring wiring, Exchange client) throws IOException {
    this.socket = socket;
    this.wiring = wiring;
    this.input = new FrameInput(socket.getInputStream());
    this.protection = wiring.server();
    this.client = client;
  }

  /**
   * A request as it arrived.
   *
   * @param payloadBytes the length that a READ or WRITE speaks of
   */
  record Asked(long id, Command command, int charge, int flags, int payloadBytes) {
    @SuppressWarnings("EnumOrdinal") // they stand in the order of their codes
    static Asked of(ByteBuffer fields) {
      var command = Command.values()[fields.getShort(Header.COMMAND)];
      return new Asked(
          fields.getLong(Header.MESSAGE_ID),
          command,
          Math.max(1, fields.getShort(Header.CREDIT_CHARGE)),
          fields.getInt(Header.FLAGS),
          command == Command.READ || command == Command.WRITE
              ? fields.getInt(Header.BYTES + 4)
              : 0);
    }
  }

  static ServerSide open(Wiring wiring, Watchdog watchdog) throws IOException {
    return open(wiring, watchdog, CREDITS);
  }

  static ServerSide open(Wiring wiring, Watchdog watchdog, int credits) throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var near = new Socket(listener.getInetAddress(), listener.getLocalPort());
      near.setTcpNoDelay(true);
      var start =
          new Exchange.Start(
              Reply.SESSION, new FrameInput(near.getInputStream()), 5, credits, true);
      var client = Exchange.on(near, start, wiring.client(), watchdog);
      var far = listener.accept();
      far.setTcpNoDelay(true);
      return new ServerSide(far, wiring, client);
    }
  }

  Exchange client() {
    return client;
  }

  /** The requests of the next frame. */
  List<Asked> take() throws IOException {
    var frame = input.next();
    var padded = Arrays.copyOf(frame, frame.length + FrameInput.SPARE_BYTES);
    var plain =
        Objects.requireNonNull(
            protection.open(new Slice(padded, 0, frame.length), input.buffers()));
    var asked = new ArrayList<Asked>();
    for (int at = 0, step = -1; step != 0; at += step) {
      var fields =
          ByteBuffer.wrap(plain.array(), plain.offset() + at, plain.length() - at)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN);
      asked.add(Asked.of(fields));
      step = fields.getInt(Header.NEXT_COMMAND);
    }
    return asked;
  }

  /** Sends messages in a frame, protected as they should be. */
  void send(Reply... replies) throws IOException {
    sendRaw(framed(Reply.compound(List.of(replies))));
  }

  /** A frame as it should be, ready to be sent or spoilt. */
  byte[] framed(byte[] messages) throws IOException {
    try {
      // A script signs an answer twice, which no cipher of GMAC does.
      var sending = wiring == Wiring.GMAC ? wiring.server() : protection;
      var frame = new byte[4 + sending.overheadBytes() + messages.length];
      var bytes = sending.protect(new Outgoing(Slice.of(messages), Slice.EMPTY), frame, 4);
      return ByteBuffer.wrap(Arrays.copyOf(frame, 4 + bytes)).putInt(0, bytes).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same without any protection. */
  static byte[] plain(byte[] messages) {
    return ByteBuffer.allocate(4 + messages.length).putInt(messages.length).put(messages).array();
  }

  void sendRaw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  @Override
  public void close() throws IOException {
    client.close();
    socket.close();
  }
}
