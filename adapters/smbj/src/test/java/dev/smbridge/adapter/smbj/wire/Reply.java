package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A message of the scripted server ([MS-SMB2] 2.2.1), each field as the script wants it.
 *
 * @param credits what it grants
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
    long id, Command command, int status, int flags, int credits, long session, byte[] body) {
  static final Exchange.Destination TO = new Exchange.Destination(1, FileId.NONE);
  static final int PENDING = 0x103;
  static final long SESSION = 0x1122_3344_5566_7788L;

  /** The answer that a request asks for, with its bytes: a text after the fixed part. */
  static Reply to(ServerSide.Asked request, String text) {
    var data = text.getBytes(StandardCharsets.UTF_8);
    return to(request, data);
  }

  @SuppressWarnings("ByteBufferBackingArray") // allocated below
  static Reply to(ServerSide.Asked request, byte[] data) {
    var body =
        switch (request.command()) {
          case READ -> fixed(16, data).put(2, (byte) 80).putInt(4, data.length);
          case QUERY_INFO, QUERY_DIRECTORY ->
              fixed(8, data).putShort(2, (short) 72).putInt(4, data.length);
          case WRITE -> fixed(16, new byte[0]).putInt(4, request.payloadBytes());
          default -> fixed(88, new byte[0]);
        };
    return new Reply(
        request.id(),
        request.command(),
        0,
        Header.SERVER_TO_CLIENT,
        request.charge(),
        SESSION,
        body.array());
  }

  /** Only says that the answer comes later. */
  static Reply interim(ServerSide.Asked request) {
    return to(request, "").with(PENDING).flagged(Header.SERVER_TO_CLIENT | Header.ASYNC);
  }

  /** A notice that answers nothing. */
  static Reply notice() {
    return new Reply(-1, Command.OPLOCK_BREAK, 0, Header.SERVER_TO_CLIENT, 0, 0, new byte[24]);
  }

  Reply with(int newStatus) {
    return new Reply(id, command, newStatus, flags, credits, session, body);
  }

  Reply flagged(int newFlags) {
    return new Reply(id, command, status, newFlags, credits, session, body);
  }

  Reply granting(int newCredits) {
    return new Reply(id, command, status, flags, newCredits, session, body);
  }

  Reply of(long otherSession) {
    return new Reply(id, command, status, flags, credits, otherSession, body);
  }

  Reply numbered(long otherId) {
    return new Reply(otherId, command, status, flags, credits, session, body);
  }

  Reply about(Command other) {
    return new Reply(id, other, status, flags, credits, session, body);
  }

  byte[] bytes() {
    return compound(List.of(this));
  }

  /** Several in one frame. */
  static byte[] compound(List<Reply> replies) {
    var bytes =
        ByteBuffer.allocate(
                replies.stream().mapToInt(reply -> Header.aligned(reply.length())).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < replies.size(); i++) {
      var reply = replies.get(i);
      var start = bytes.position();
      var next = i == replies.size() - 1 ? 0 : Header.aligned(reply.length());
      bytes.putInt(Header.PROTOCOL).putShort((short) 64).putShort((short) 0);
      bytes.putInt(reply.status).putShort(reply.command.code()).putShort((short) reply.credits);
      bytes.putInt(reply.flags).putInt(next).putLong(reply.id).putInt(0).putInt(7);
      bytes.putLong(reply.session).putLong(0).putLong(0).put(reply.body);
      bytes.position(next == 0 ? bytes.position() : start + next);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private int length() {
    return Header.BYTES + body.length;
  }

  private static ByteBuffer fixed(int bytes, byte[] data) {
    return ByteBuffer.allocate(bytes + data.length).order(ByteOrder.LITTLE_ENDIAN).put(bytes, data);
  }
}
