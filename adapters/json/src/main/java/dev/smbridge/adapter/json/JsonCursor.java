package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in the text of a document; its failures say where and never quote. */
final class JsonCursor {
  private final char[] text;
  private final String origin;
  private int position;

  private JsonCursor(char[] text, String origin) {
    this.text = text;
    this.origin = origin;
    this.position = text.length > 0 && text[0] == '\ufeff' ? 1 : 0;
  }

  /** Stands before the first character of well-formed UTF-8, behind a byte order mark. */
  static JsonCursor before(byte[] utf8, String origin) throws FileFailure {
    var decoded = CharBuffer.allocate(utf8.length);
    try {
      var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), decoded, true);
      if (result.isError()) {
        result.throwException();
      }
      return new JsonCursor(Arrays.copyOf(decoded.array(), decoded.position()), origin);
    } catch (CharacterCodingException _) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, origin + " is not JSON: it is not UTF-8");
    } finally {
      Arrays.fill(decoded.array(), '\0');
    }
  }

  boolean atEnd() {
    return position == text.length;
  }

  /** The next character, which stays the next one. */
  char peek() throws FileFailure {
    if (atEnd()) {
      throw failure("it ends too early");
    }
    return text[position];
  }

  /** The next character; the one behind it is the next from now on. */
  char next() throws FileFailure {
    var unit = peek();
    position++;
    return unit;
  }

  /** Goes beyond a character if it is the next one. */
  boolean take(char unit) {
    if (!atEnd() && text[position] == unit) {
      position++;
      return true;
    }
    return false;
  }

  /** Goes beyond a character that has to be the next one. */
  void expect(char unit) throws FileFailure {
    if (peek() != unit) {
      throw failure("'" + unit + "' was expected");
    }
    position++;
  }

  /** Goes to the next character of a string that means more than itself; what it went over. */
  CharBuffer plain() {
    var start = position;
    var end = position;
    while (end < text.length && text[end] >= 0x20 && text[end] != '"' && text[end] != '\\') {
      end++;
    }
    position = end;
    return CharBuffer.wrap(text, start, end - start);
  }

  void skipWhitespace() {
    while (!atEnd() && " \t\n\r".indexOf(text[position]) >= 0) {
      position++;
    }
  }

  int position() {
    return position;
  }

  /** Goes back, so that a failure names that place. */
  void returnTo(int earlier) {
    position = earlier;
  }

  /** What stands between an earlier place and this one. */
  String since(int earlier) {
    return new String(text, earlier, position - earlier);
  }

  void erase() {
    Arrays.fill(text, '\0');
  }

  /** What is wrong here, by line and column. */
  FileFailure failure(String what) {
    var line = 1;
    var lineStart = 0;
    for (var i = 0; i < position; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    var column = position - lineStart + 1;
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        origin + " is not JSON: " + what + " at line " + line + ", column " + column);
  }
}
