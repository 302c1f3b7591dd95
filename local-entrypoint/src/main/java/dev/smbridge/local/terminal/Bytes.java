package dev.smbridge.local.terminal;

import java.util.Locale;

/** Sizes for people, in powers of 1024 (IEC 80000-13). */
public final class Bytes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Bytes() {}

  /** Such as {@code 12.3 MiB}. */
  public static String shown(long bytes) {
    var amount = (double) bytes;
    var unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }
}
