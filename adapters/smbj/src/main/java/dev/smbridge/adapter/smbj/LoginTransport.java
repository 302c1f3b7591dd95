package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.protocol.transport.PacketHandlers;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.protocol.transport.TransportLayer;
import com.hierynomus.smb.SMBBuffer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.transport.TransportLayerFactory;
import dev.smbridge.adapter.smbj.wire.Exchange;
import dev.smbridge.adapter.smbj.wire.FrameInput;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries the library's messages while it negotiates and logs in, one question and its answer at a
 * time: the sender waits for the answer, so no thread is needed, and nothing is under way when the
 * exchange of our own takes over. Keeps count of what that needs: message ids and credits.
 */
final class LoginTransport implements TransportLayer<SMBPacket<?, ?>> {
  private static final int STATUS = 8;
  private static final int CREDITS = 14;
  private static final int MESSAGE_ID = 24;
  private static final int STATUS_PENDING = 0x103;

  private final Socket socket;
  private final OutputStream output;
  private final FrameInput input;
  private final LoginRecord login;
  private final PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers;
  private boolean connected;
  private long nextMessageId;
  private int credits = 1;

  private LoginTransport(
      Socket socket,
      NegotiateOffer offer,
      PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers)
      throws IOException {
    this.socket = socket;
    this.login = new LoginRecord(offer);
    this.output = socket.getOutputStream();
    this.input = new FrameInput(socket.getInputStream());
    this.handlers = handlers;
  }

  /** Makes the one transport of a socket, and keeps it for {@link Takeover}. */
  static final class Factory implements TransportLayerFactory<SMBPacketData<?>, SMBPacket<?, ?>> {
    private final Socket socket;
    private final NegotiateOffer offer;
    private @Nullable LoginTransport made;

    Factory(Socket socket, NegotiateOffer offer) {
      this.socket = socket;
      this.offer = offer;
    }

    @Override
    public TransportLayer<SMBPacket<?, ?>> createTransportLayer(
        PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers, SmbConfig config) {
      try {
        made = new LoginTransport(socket, offer, handlers);
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    LoginTransport made() {
      return Objects.requireNonNull(made);
    }
  }

  /** Where the exchange of our own begins. */
  Exchange.Start takeOver(long sessionId, boolean multiCredit) {
    return new Exchange.Start(sessionId, input, nextMessageId, credits, multiCredit);
  }

  Socket socket() {
    return socket;
  }

  /** What was said until now. */
  LoginRecord login() {
    return login;
  }

  @Override
  public void connect(InetSocketAddress server) {
    connected = true;
  }

  @Override
  public void write(SMBPacket<?, ?> packet) throws TransportException {
    try {
      send(packet);
      while (isPending(receive())) {
        // The real answer comes later.
      }
    } catch (Exception e) {
      throw new TransportException("The login was broken off.", e);
    }
  }

  @Override
  public void disconnect() throws IOException {
    connected = false;
    socket.close();
  }

  @Override
  public boolean isConnected() {
    return connected && !socket.isClosed();
  }

  private void send(SMBPacket<?, ?> packet) throws IOException, FileFailure {
    var buffer = new SMBBuffer();
    packet.write(buffer);
    var message = login.sent(buffer.getCompactData());
    var frame = ByteBuffer.allocate(Integer.BYTES + message.length).putInt(message.length);
    output.write(frame.put(message).array());
    if (packet instanceof SMB2Packet request) {
      var taken = Math.max(1, request.getCreditsAssigned());
      nextMessageId = request.getHeader().getMessageId() + taken;
      credits -= taken;
    }
  }

  private ByteBuffer receive() throws Exception {
    var answer = input.next();
    var fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    credits += Short.toUnsignedInt(fields.getShort(CREDITS));
    handlers.getReceiver().handle(handlers.getPacketFactory().read(login.received(answer)));
    return fields;
  }

  private boolean isPending(ByteBuffer answer) {
    return answer.getInt(STATUS) == STATUS_PENDING
        && answer.getLong(MESSAGE_ID) == nextMessageId - 1;
  }
}
