package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document exactly as RFC 8259 defines it, from well-formed UTF-8, with every name
 * of an object once. What it cannot read it never quotes, since it may be a secret; it erases what
 * it copied of the text.
 */
final class JsonParser {
  private static final int DEEPEST = 64;

  private final JsonCursor cursor;
  private final JsonStrings strings;
  private final Function<CharBuffer, Object> make;
  private int depth;

  private JsonParser(JsonCursor cursor, Function<CharBuffer, Object> make) {
    this.cursor = cursor;
    this.strings = new JsonStrings(cursor);
    this.make = make;
  }

  /**
   * Reads a document.
   *
   * @param make makes the value that stands for a string
   */
  static @Nullable Object parse(byte[] utf8, String origin, Function<CharBuffer, Object> make)
      throws FileFailure {
    var parser = new JsonParser(JsonCursor.before(utf8, origin), make);
    try {
      return parser.document();
    } finally {
      parser.strings.erase();
      parser.cursor.erase();
    }
  }

  private @Nullable Object document() throws FileFailure {
    cursor.skipWhitespace();
    if (cursor.atEnd()) {
      throw cursor.failure("it is empty");
    }
    var value = value();
    cursor.skipWhitespace();
    if (!cursor.atEnd()) {
      throw cursor.failure("something follows its end");
    }
    return value;
  }

  private @Nullable Object value() throws FileFailure {
    cursor.skipWhitespace();
    return switch (cursor.peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> strings.read(make);
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> JsonNumbers.read(cursor);
    };
  }

  private Map<String, @Nullable Object> object() throws FileFailure {
    enter('{');
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (!cursor.take('}')) {
      do {
        member(members);
      } while (cursor.take(','));
      cursor.expect('}');
    }
    depth--;
    return members;
  }

  private void member(Map<String, @Nullable Object> members) throws FileFailure {
    cursor.skipWhitespace();
    var start = cursor.position();
    var name = strings.read(CharBuffer::toString);
    if (members.containsKey(name)) {
      cursor.returnTo(start);
      throw cursor.failure("a name stands twice in one object");
    }
    cursor.skipWhitespace();
    cursor.expect(':');
    members.put(name, value());
    cursor.skipWhitespace();
  }

  private List<@Nullable Object> array() throws FileFailure {
    enter('[');
    var elements = new ArrayList<@Nullable Object>();
    if (!cursor.take(']')) {
      do {
        elements.add(value());
        cursor.skipWhitespace();
      } while (cursor.take(','));
      cursor.expect(']');
    }
    depth--;
    return elements;
  }

  private void enter(char opening) throws FileFailure {
    if (++depth > DEEPEST) {
      throw cursor.failure("it is nested more than " + DEEPEST + " deep");
    }
    cursor.expect(opening);
    cursor.skipWhitespace();
  }

  private @Nullable Object literal(String word, @Nullable Object value) throws FileFailure {
    for (var i = 0; i < word.length(); i++) {
      cursor.expect(word.charAt(i));
    }
    return value;
  }
}
