package dev.smbridge.adapter.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as one line of JSON. Beyond what RFC 8259 asks for it escapes what would steer a
 * terminal or make a text look like another one: C1 controls, line separators, marks of direction,
 * and halves of surrogate pairs, which have no UTF-8.
 */
final class JsonPrinter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder line = new StringBuilder(256);

  private JsonPrinter() {}

  static byte[] print(@Nullable Object tree) {
    var printer = new JsonPrinter();
    printer.value(tree);
    return printer.line.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The most bytes that a text takes as a string. */
  static long bytesAtMost(String text) {
    var bytes = 2L;
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      bytes += isPlain(unit) ? 1 : isEscaped(unit) ? 6 : 3;
    }
    return bytes;
  }

  private void value(@Nullable Object tree) {
    switch (tree) {
      case null -> line.append("null");
      case String text -> string(text);
      case Boolean flag -> line.append(flag.booleanValue());
      case Long number -> line.append(number.longValue());
      case Integer number -> line.append(number.intValue());
      case BigDecimal number -> line.append(number);
      case BigInteger number -> line.append(number);
      case Double number when Double.isFinite(number) -> line.append(number.doubleValue());
      case Map<?, ?> members -> object(members);
      case List<?> elements -> array(elements);
      default -> throw new IllegalArgumentException("no JSON for a " + tree.getClass().getName());
    }
  }

  private void object(Map<?, ?> members) {
    var separator = '{';
    for (var member : members.entrySet()) {
      line.append(separator);
      string((String) member.getKey());
      line.append(':');
      value(member.getValue());
      separator = ',';
    }
    line.append(members.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> elements) {
    var separator = '[';
    for (var element : elements) {
      line.append(separator);
      value(element);
      separator = ',';
    }
    line.append(elements.isEmpty() ? "[]" : "]");
  }

  private void string(String text) {
    line.append('"');
    var written = 0;
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      if (isPair(text, i)) {
        i++;
      } else if (!isPlain(unit) && isEscaped(unit)) {
        line.append(text, written, i);
        escape(unit);
        written = i + 1;
      }
    }
    line.append(text, written, text.length()).append('"');
  }

  private static boolean isPair(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1));
  }

  private static boolean isPlain(char unit) {
    return unit >= 0x20 && unit < 0x7f && unit != '"' && unit != '\\';
  }

  private static boolean isEscaped(char unit) {
    return unit < 0xa0
        || Character.isSurrogate(unit)
        || isBetween('\u200e', unit, '\u200f')
        || isBetween('\u2028', unit, '\u202e')
        || isBetween('\u2066', unit, '\u2069')
        || unit == '\u061c'
        || unit == '\ufeff';
  }

  private static boolean isBetween(char first, char unit, char last) {
    return first <= unit && unit <= last;
  }

  private void escape(char unit) {
    switch (unit) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        line.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
          line.append(HEX.charAt(unit >> shift & 0xf));
        }
      }
    }
  }
}
