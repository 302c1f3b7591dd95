package dev.smbridge.domain.copy;

import java.util.regex.Pattern;

/**
 * A pattern for names and relative paths: {@code *} stands for any letters but {@code /}, {@code
 * **} for any letters, {@code ?} for one; every other letter for itself. Names are matched as text,
 * for a server may send some that no local path can hold.
 */
public final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  /** A pattern that tells capital letters from small ones. */
  public static Glob of(String text) {
    return compile(text, 0);
  }

  /** A pattern that does not, as servers compare names. */
  public static Glob ignoringCase(String text) {
    return compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether the whole name or path is as the pattern says. */
  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static Glob compile(String text, int flags) {
    var expression = new StringBuilder();
    var next = 0;
    while (next < text.length()) {
      if (text.startsWith("**", next)) {
        expression.append(".*");
        next += 2;
      } else {
        var letter = text.codePointAt(next);
        expression.append(
            switch (letter) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(Character.toString(letter));
            });
        next += Character.charCount(letter);
      }
    }
    return new Glob(Pattern.compile(expression.toString(), Pattern.DOTALL | flags));
  }
}
