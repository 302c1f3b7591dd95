package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A NEGOTIATE message of SMB 3.1.1, and the contexts in it ([MS-SMB2] 2.2.3, 2.2.4). */
final class NegotiateMessage {
  private static final int REQUEST_CONTEXTS_AT = 92;
  private static final int REQUEST_CONTEXT_COUNT = 96;
  private static final int ANSWER_CONTEXTS_AT = 124;
  private static final int ANSWER_CONTEXT_COUNT = 70;
  private static final int CONTEXT_HEADER_BYTES = 8;
  private static final int ALIGNMENT = 8;

  private final byte[] bytes;
  private final int contextsAt;
  private final int contextCount;

  private NegotiateMessage(byte[] bytes, int contextsAt, int contextCount) {
    this.bytes = bytes;
    this.contextsAt = contextsAt;
    this.contextCount = contextCount;
  }

  static NegotiateMessage request(byte[] bytes) {
    return new NegotiateMessage(bytes, REQUEST_CONTEXTS_AT, REQUEST_CONTEXT_COUNT);
  }

  static NegotiateMessage answer(byte[] bytes) {
    return new NegotiateMessage(bytes, ANSWER_CONTEXTS_AT, ANSWER_CONTEXT_COUNT);
  }

  /**
   * A context ([MS-SMB2] 2.2.3.1).
   *
   * @param at where in the message it begins
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Context(int type, int at, byte[] data) {
    /** A context that is a list of numbers behind their count. */
    static Context of(int type, List<Integer> numbers) {
      var data = new byte[Short.BYTES * (numbers.size() + 1)];
      var fields = fields(data).putShort((short) numbers.size());
      numbers.forEach(number -> fields.putShort(number.shortValue()));
      return new Context(type, 0, data);
    }

    /** The number at an even position, counted in numbers of two bytes. */
    int number(int position) throws FileFailure {
      if (data.length < (position + 1) * Short.BYTES) {
        throw malformed();
      }
      return Short.toUnsignedInt(fields(data).getShort(position * Short.BYTES));
    }
  }

  /** The context of a type, which comes once at the most. */
  Optional<Context> context(int type) throws FileFailure {
    var found = contexts().stream().filter(context -> context.type == type).toList();
    if (found.size() > 1) {
      throw malformed();
    }
    return found.stream().findFirst();
  }

  /** The same message with other contexts. */
  byte[] with(List<Context> contexts) {
    var start = fields(bytes).getInt(contextsAt);
    var message = new ByteArrayOutputStream();
    message.writeBytes(Arrays.copyOf(bytes, start));
    for (var context : contexts) {
      message.writeBytes(new byte[aligned(message.size()) - message.size()]);
      var header = new byte[CONTEXT_HEADER_BYTES];
      fields(header).putShort((short) context.type).putShort((short) context.data.length);
      message.writeBytes(header);
      message.writeBytes(context.data);
    }
    var changed = message.toByteArray();
    fields(changed).putShort(contextCount, (short) contexts.size());
    return changed;
  }

  /** The same message, in which one of its contexts is the only one. */
  byte[] showingOnly(Context context) {
    var changed = bytes.clone();
    fields(changed).putInt(contextsAt, context.at).putShort(contextCount, (short) 1);
    return changed;
  }

  private List<Context> contexts() throws FileFailure {
    var contexts = new ArrayList<Context>();
    var fields = fields(bytes);
    var at = Integer.toUnsignedLong(fields.getInt(contextsAt));
    for (var left = fields.getShort(contextCount); left != 0; left--) {
      if (at > bytes.length - CONTEXT_HEADER_BYTES) {
        throw malformed();
      }
      var start = (int) at + CONTEXT_HEADER_BYTES;
      var end = start + Short.toUnsignedInt(fields.getShort((int) at + Short.BYTES));
      if (end > bytes.length) {
        throw malformed();
      }
      var type = Short.toUnsignedInt(fields.getShort((int) at));
      contexts.add(new Context(type, (int) at, Arrays.copyOfRange(bytes, start, end)));
      at = aligned(end);
    }
    return contexts;
  }

  private static int aligned(int bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private static ByteBuffer fields(byte[] array) {
    return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
  }

  static FileFailure malformed() {
    return LoginFailures.malformed("answer to NEGOTIATE");
  }
}
