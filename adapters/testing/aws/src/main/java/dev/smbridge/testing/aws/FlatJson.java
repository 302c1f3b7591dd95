package dev.smbridge.testing.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a JSON object that are strings, numbers or literals, which is all that the
 * emulated services need. Members that are arrays or objects are passed over.
 */
final class FlatJson {
  private final String json;
  private int at;

  private FlatJson(String json) {
    this.json = json;
  }

  /**
   * The members of an object; a number or literal is its text.
   *
   * @throws IllegalArgumentException when this is no JSON object
   */
  static Map<String, String> parse(String json) {
    try {
      return new FlatJson(json).members();
    } catch (StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the JSON object ends too early", e);
    }
  }

  private Map<String, String> members() {
    var members = new LinkedHashMap<String, String>();
    expect('{');
    while (next() != '}') {
      var name = string();
      expect(':');
      switch (next()) {
        case '"' -> members.put(name, string());
        case '{', '[' -> skipNested();
        default -> members.put(name, literal());
      }
      if (next() == ',') {
        at++;
      }
    }
    return members;
  }

  private char next() {
    while (Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return json.charAt(at);
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("'" + wanted + "' is missing at " + at);
    }
    at++;
  }

  private String literal() {
    var start = at;
    while (",}] \t\r\n".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    return json.substring(start, at);
  }

  private void skipNested() {
    var depth = 0;
    do {
      switch (next()) {
        case '"' -> {
          var _ = string();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
  }

  private String string() {
    expect('"');
    var plain = new StringBuilder();
    for (var c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
      plain.append(c == '\\' ? escaped(json.charAt(at++)) : c);
    }
    return plain.toString();
  }

  private char escaped(char escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(json.substring(at, at += 4), 16);
      default -> escape;
    };
  }

  /** A JSON string with its quotes. */
  static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
