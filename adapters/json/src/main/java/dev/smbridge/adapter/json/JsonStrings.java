package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Function;

/** Reads strings (RFC 8259, section 7) by way of characters that can be erased. */
final class JsonStrings {
  private final JsonCursor cursor;
  private char[] decoded = new char[64];
  private int length;

  JsonStrings(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one string and makes a value of its characters, which only last for that call. */
  <T> T read(Function<CharBuffer, T> make) throws FileFailure {
    cursor.expect('"');
    var plain = cursor.plain();
    if (cursor.take('"')) {
      return make.apply(plain);
    }
    length = 0;
    append(plain);
    while (!cursor.take('"')) {
      append(escaped());
      append(cursor.plain());
    }
    return make.apply(CharBuffer.wrap(decoded, 0, length));
  }

  void erase() {
    Arrays.fill(decoded, '\0');
  }

  private void append(CharBuffer run) {
    var count = run.remaining();
    room(count);
    run.get(decoded, length, count);
    length += count;
  }

  private void append(char unit) {
    room(1);
    decoded[length++] = unit;
  }

  private void room(int more) {
    if (length + more > decoded.length) {
      var greater = Arrays.copyOf(decoded, Math.max(length + more, 2 * decoded.length));
      erase();
      decoded = greater;
    }
  }

  private char escaped() throws FileFailure {
    if (cursor.peek() < 0x20) {
      throw cursor.failure("a string holds a control character, which is written as \\u00..");
    }
    cursor.expect('\\');
    return switch (cursor.peek()) {
      case '"', '\\', '/' -> cursor.next();
      case 'b' -> instead('\b');
      case 'f' -> instead('\f');
      case 'n' -> instead('\n');
      case 'r' -> instead('\r');
      case 't' -> instead('\t');
      case 'u' -> hexadecimal();
      default -> throw cursor.failure("a string holds an unknown escape");
    };
  }

  private char instead(char meant) throws FileFailure {
    cursor.next();
    return meant;
  }

  private char hexadecimal() throws FileFailure {
    cursor.expect('u');
    var unit = 0;
    for (var i = 0; i < 4; i++) {
      var c = cursor.peek();
      var digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw cursor.failure("\\u needs four hexadecimal digits");
      }
      unit = unit << 4 | digit;
      cursor.next();
    }
    return (char) unit;
  }
}
