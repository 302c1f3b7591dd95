package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document exactly as RFC 8259 defines it, from well-formed UTF-8, with every name
 * of an object once. What it cannot read it never quotes, since it may be a secret.
 */
final class JsonParser {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 256;
  private static final int LONGEST_LONG = 18;

  private final char[] text;
  private final String origin;
  private final Function<CharBuffer, Object> strings;
  private int position;
  private int depth;
  private char[] decoded = new char[64];

  private JsonParser(char[] text, String origin, Function<CharBuffer, Object> strings) {
    this.text = text;
    this.origin = origin;
    this.strings = strings;
  }

  /**
   * Reads a document.
   *
   * @param strings makes a value of a string's characters, which are overwritten afterwards
   */
  static @Nullable Object parse(byte[] utf8, String origin, Function<CharBuffer, Object> strings)
      throws FileFailure {
    var text = decode(utf8, origin);
    var parser = new JsonParser(text, origin, strings);
    try {
      return parser.document();
    } finally {
      Arrays.fill(text, '\0');
      Arrays.fill(parser.decoded, '\0');
    }
  }

  private static char[] decode(byte[] utf8, String origin) throws FileFailure {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var decoded = CharBuffer.allocate(utf8.length + 1);
    try {
      var result = decoder.decode(ByteBuffer.wrap(utf8), decoded, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(decoded.array(), decoded.position());
    } catch (CharacterCodingException malformed) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, origin + " is not JSON: it is not UTF-8");
    } finally {
      Arrays.fill(decoded.array(), '\0');
    }
  }

  private @Nullable Object document() throws FileFailure {
    if (text.length > 0 && text[0] == '\ufeff') {
      position++;
    }
    skipWhitespace();
    if (position == text.length) {
      throw failure("it is empty");
    }
    var value = value();
    skipWhitespace();
    if (position < text.length) {
      throw failure("something follows its end");
    }
    return value;
  }

  private @Nullable Object value() throws FileFailure {
    skipWhitespace();
    return switch (peek()) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> string(strings);
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private interface Nested {
    Object read() throws FileFailure;
  }

  private Object nested(Nested container) throws FileFailure {
    if (++depth > DEEPEST) {
      throw failure("it is nested more than " + DEEPEST + " deep");
    }
    position++;
    var value = container.read();
    depth--;
    return value;
  }

  private Map<String, @Nullable Object> object() throws FileFailure {
    var members = new LinkedHashMap<String, @Nullable Object>();
    skipWhitespace();
    if (take('}')) {
      return members;
    }
    do {
      skipWhitespace();
      var at = position;
      var name = (String) string(CharBuffer::toString);
      if (members.containsKey(name)) {
        position = at;
        throw failure("a name stands twice in one object");
      }
      skipWhitespace();
      expect(':');
      members.put(name, value());
      skipWhitespace();
    } while (take(','));
    expect('}');
    return members;
  }

  private List<@Nullable Object> array() throws FileFailure {
    var elements = new ArrayList<@Nullable Object>();
    skipWhitespace();
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value());
      skipWhitespace();
    } while (take(','));
    expect(']');
    return elements;
  }

  private Object string(Function<CharBuffer, Object> make) throws FileFailure {
    expect('"');
    var length = 0;
    while (peek() != '"') {
      var unit = text[position++];
      if (unit < 0x20) {
        position--;
        throw failure("a string holds a control character, which is written as \\u00..");
      }
      if (length == decoded.length) {
        grow();
      }
      decoded[length++] = unit == '\\' ? escaped() : unit;
    }
    position++;
    return make.apply(CharBuffer.wrap(decoded, 0, length));
  }

  private void grow() {
    var greater = Arrays.copyOf(decoded, decoded.length * 2);
    Arrays.fill(decoded, '\0');
    decoded = greater;
  }

  private char escaped() throws FileFailure {
    var unit = peek();
    position++;
    return switch (unit) {
      case '"', '\\', '/' -> unit;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        position--;
        throw failure("a string holds an unknown escape");
      }
    };
  }

  private char hexadecimal() throws FileFailure {
    var unit = 0;
    for (var i = 0; i < 4; i++) {
      var c = peek();
      var digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw failure("\\u needs four hexadecimal digits");
      }
      unit = unit << 4 | digit;
      position++;
    }
    return (char) unit;
  }

  private @Nullable Object literal(String word, @Nullable Object value) throws FileFailure {
    for (var i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private Object number() throws FileFailure {
    var start = position;
    take('-');
    if (!take('0')) {
      digits();
    }
    var whole = true;
    if (take('.')) {
      whole = false;
      digits();
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('+')) {
        take('-');
      }
      digits();
    }
    return number(new String(text, start, position - start), whole, start);
  }

  private Object number(String written, boolean whole, int start) throws FileFailure {
    if (whole && written.length() <= LONGEST_LONG) {
      return Long.valueOf(written);
    }
    position = start;
    if (written.length() > LONGEST_NUMBER) {
      throw failure("a number has more than " + LONGEST_NUMBER + " characters");
    }
    try {
      var number = new BigDecimal(written);
      position += written.length();
      return whole && number.toBigInteger().bitLength() < Long.SIZE
          ? (Object) number.longValueExact()
          : number;
    } catch (NumberFormatException tooGreat) {
      throw failure("a number has too great an exponent");
    }
  }

  private void digits() throws FileFailure {
    var start = position;
    while (position < text.length && text[position] >= '0' && text[position] <= '9') {
      position++;
    }
    if (position == start) {
      peek();
      throw failure("a value or a digit was expected");
    }
  }

  private void skipWhitespace() {
    while (position < text.length && " \t\n\r".indexOf(text[position]) >= 0) {
      position++;
    }
  }

  private char peek() throws FileFailure {
    if (position == text.length) {
      throw failure("it ends too early");
    }
    return text[position];
  }

  private boolean take(char unit) {
    if (position < text.length && text[position] == unit) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char unit) throws FileFailure {
    if (peek() != unit) {
      throw failure("'" + unit + "' was expected");
    }
    position++;
  }

  private FileFailure failure(String what) {
    var line = 1;
    var lineStart = 0;
    for (var i = 0; i < position; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        origin
            + " is not JSON: "
            + what
            + " at line "
            + line
            + ", column "
            + (position - lineStart + 1));
  }
}
