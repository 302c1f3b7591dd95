package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import java.math.BigDecimal;

/** Reads numbers (RFC 8259, section 6): a whole one of 64 bits as a long, others in full. */
final class JsonNumbers {
  private static final int LONGEST = 256;

  /** So many characters are a long whatever they are. */
  private static final int SURELY_LONG = 18;

  private JsonNumbers() {}

  static Object read(JsonCursor cursor) throws FileFailure {
    var start = cursor.position();
    cursor.take('-');
    if (!cursor.take('0')) {
      digits(cursor);
    }
    var whole = true;
    if (cursor.take('.')) {
      whole = false;
      digits(cursor);
    }
    if (cursor.take('e') || cursor.take('E')) {
      whole = false;
      if (!cursor.take('+')) {
        cursor.take('-');
      }
      digits(cursor);
    }
    var written = cursor.since(start);
    return whole && written.length() <= SURELY_LONG
        ? (Object) Long.valueOf(written)
        : great(written, whole, cursor);
  }

  private static Object great(String written, boolean whole, JsonCursor cursor) throws FileFailure {
    if (written.length() > LONGEST) {
      throw cursor.failure("a number has more than " + LONGEST + " characters");
    }
    try {
      var number = new BigDecimal(written);
      return whole && number.toBigInteger().bitLength() < Long.SIZE
          ? (Object) number.longValueExact()
          : number;
    } catch (NumberFormatException _) {
      throw cursor.failure("a number has too great an exponent");
    }
  }

  private static void digits(JsonCursor cursor) throws FileFailure {
    var digits = 0;
    while (!cursor.atEnd() && cursor.peek() >= '0' && cursor.peek() <= '9') {
      cursor.next();
      digits++;
    }
    if (digits == 0) {
      cursor.peek();
      throw cursor.failure("a value or a digit was expected");
    }
  }
}
