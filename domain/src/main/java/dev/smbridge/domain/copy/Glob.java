package dev.smbridge.domain.copy;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob as {@link java.nio.file.FileSystem#getPathMatcher} reads it, for names that no local path
 * can hold too: a server may send any, and a local path depends on the locale.
 */
final class Glob {
  private final String text;
  private final StringBuilder expression = new StringBuilder();
  private final Pattern pattern;
  private int next;
  private boolean inGroup;

  /**
   * Reads a glob.
   *
   * @throws PatternSyntaxException when it cannot be understood
   */
  Glob(String text) {
    this.text = text;
    while (next < text.length()) {
      translate(text.charAt(next++));
    }
    if (inGroup) {
      throw malformed("a { has no }");
    }
    this.pattern = Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private void translate(char unit) {
    switch (unit) {
      case '*' -> translateStar();
      case '?' -> expression.append("[^/]");
      case '[' -> translateClass();
      case '{' -> openGroup();
      case '}' -> expression.append(closesGroup() ? "))" : "\\}");
      case ',' -> expression.append(inGroup ? ")|(?:" : ",");
      case '\\' -> literal(escaped());
      default -> literal(unit);
    }
  }

  private void translateStar() {
    if (next < text.length() && text.charAt(next) == '*') {
      next++;
      expression.append(".*");
    } else {
      expression.append("[^/]*");
    }
  }

  private void openGroup() {
    if (inGroup) {
      throw malformed("a { is within another");
    }
    inGroup = true;
    expression.append("(?:(?:");
  }

  private boolean closesGroup() {
    var closes = inGroup;
    inGroup = false;
    return closes;
  }

  private void translateClass() {
    var end = text.indexOf(']', next);
    if (end < 0) {
      throw malformed("a [ has no ]");
    }
    var negated = text.charAt(next) == '!';
    expression.append("[[^/]&&[").append(negated ? "^" : "");
    for (next += negated ? 1 : 0; next < end; next++) {
      if (text.charAt(next) == '-') {
        expression.append('-');
      } else {
        literal(text.charAt(next));
      }
    }
    next = end + 1;
    expression.append("]]");
  }

  private char escaped() {
    if (next == text.length()) {
      throw malformed("nothing follows the last \\");
    }
    return text.charAt(next++);
  }

  private void literal(char unit) {
    if (!Character.isLetterOrDigit(unit) && unit < 0x80) {
      expression.append('\\');
    }
    expression.append(unit);
  }

  private PatternSyntaxException malformed(String reason) {
    return new PatternSyntaxException(reason, text, next - 1);
  }
}
