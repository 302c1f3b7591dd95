package dev.smbridge.domain.transfer;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 100}, {@code 4k}, {@code 10M}, {@code 1G}, {@code 2T}. */
public final class SizeText {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6}|[0-9]{1,18}(?=$))([kKmMgGtT]?)");
  private static final String UNITS = "kmgt";
  private static final int BITS_A_UNIT = 10;

  private SizeText() {}

  /**
   * Reads a size in bytes; a {@code k} is 1024 of them.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static long parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no size: write a number of bytes, or one with k, M, G or T, such as"
              + " 4k or 1G");
    }
    var unit =
        form.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(form.group(2).toLowerCase(Locale.ROOT));
    return Long.parseLong(form.group(1)) << (unit * BITS_A_UNIT);
  }
}
