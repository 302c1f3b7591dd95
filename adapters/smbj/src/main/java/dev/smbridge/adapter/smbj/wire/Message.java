package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message of the server, header and body ([MS-SMB2] 2.2.1). Its bytes may be a lie. */
final class Message {
  private static final long UNSOLICITED = -1;
  private static final int STATUS_PENDING = 0x103;

  private final Slice bytes;
  private final ByteBuffer fields;

  private Message(Slice bytes) {
    this.bytes = bytes;
    this.fields =
        ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The members of a frame, of which there is one at least. */
  static List<Message> of(Slice frame) throws InvalidMessageException {
    var members = new ArrayList<Message>(1);
    for (var at = 0; ; ) {
      var rest = new Message(part(frame, at, frame.length() - at));
      var step = rest.stepToNext();
      members.add(step == 0 ? rest : new Message(part(frame, at, step)));
      if (step == 0) {
        return members;
      }
      at += step;
    }
  }

  /** How far the next member is, 0 for the last; checks the header so far. */
  private int stepToNext() throws InvalidMessageException {
    if (bytes.length() < Header.BYTES
        || fields.getInt(0) != Header.PROTOCOL
        || fields.getShort(4) != Header.BYTES) {
      throw new InvalidMessageException("the server sent bytes that are no SMB message");
    }
    if (!has(Header.SERVER_TO_CLIENT)) {
      throw new InvalidMessageException("a request came where answers come");
    }
    var step = fields.getInt(Header.NEXT_COMMAND);
    if (step != 0
        && (step < Header.BYTES
            || step > bytes.length() - Header.BYTES
            || step % Header.ALIGNMENT != 0)) {
      throw new InvalidMessageException("a compound of the server does not hold together");
    }
    return step;
  }

  Slice bytes() {
    return bytes;
  }

  /** The same bytes in an array of their own. */
  Slice copied() {
    return Slice.of(
        Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length()));
  }

  boolean has(int flag) {
    return (fields.getInt(Header.FLAGS) & flag) != 0;
  }

  int status() {
    return fields.getInt(Header.STATUS);
  }

  int command() {
    return Short.toUnsignedInt(fields.getShort(Header.COMMAND));
  }

  /** The credits that it grants. */
  int credits() {
    return Short.toUnsignedInt(fields.getShort(Header.CREDITS));
  }

  long id() {
    return fields.getLong(Header.MESSAGE_ID);
  }

  long sessionId() {
    return fields.getLong(Header.SESSION_ID);
  }

  /** Only says that the answer comes later ([MS-SMB2] 3.2.5.1.5). */
  boolean isInterim() {
    return status() == STATUS_PENDING && has(Header.ASYNC);
  }

  /** A notice that answers nothing, such as an oplock break ([MS-SMB2] 2.2.23). */
  boolean isUnsolicited() {
    return id() == UNSOLICITED;
  }

  private static Slice part(Slice frame, int at, int length) {
    return new Slice(frame.array(), frame.offset() + at, length);
  }
}
