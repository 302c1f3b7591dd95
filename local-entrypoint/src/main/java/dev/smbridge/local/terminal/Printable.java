package dev.smbridge.local.terminal;

/** Makes text from elsewhere safe to show: no character of it steers a terminal. */
public final class Printable {
  private Printable() {}

  /** The text with controls, separators, half pairs and changes of direction written as escapes. */
  public static String of(String text) {
    if (text.codePoints().allMatch(Printable::isHarmless)) {
      return text;
    }
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          if (isHarmless(point)) {
            shown.appendCodePoint(point);
          } else {
            shown.append("\\u{%x}".formatted(point));
          }
        });
    return shown.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> point == 0x200d || point == 0x200c || point >= 0xe0020;
      default -> true;
    };
  }
}
