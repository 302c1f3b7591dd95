package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import java.util.Comparator;

/**
 * The order of paths by their Unicode code points, in which S3 lists keys. A directory counts as
 * its path with a {@code /} behind it, so that what is in it follows it at once: {@code a-b} comes
 * before the directory {@code a}.
 */
public final class PathOrder {
  /** The order of the entries of one directory, or of a whole tree. */
  public static final Comparator<Entry> ENTRIES = PathOrder::compare;

  private static final int SURROGATES = 0xD800;
  private static final int BEHIND_SURROGATES = 0xE000;

  private PathOrder() {}

  /** The path as it is ordered. */
  public static String key(Entry entry) {
    return entry.isDirectory() ? entry.path() + "/" : entry.path();
  }

  /** Compares two paths as they are ordered. */
  public static int compare(String one, String other) {
    var length = Math.min(one.length(), other.length());
    for (var i = 0; i < length; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return rank(one.charAt(i)) - rank(other.charAt(i));
      }
    }
    return one.length() - other.length();
  }

  private static int compare(Entry one, Entry other) {
    for (var i = 0; ; i++) {
      var left = letter(one, i);
      var right = letter(other, i);
      if (left != right || left < 0) {
        return rank(left) - rank(right);
      }
    }
  }

  private static int letter(Entry entry, int index) {
    var path = entry.path();
    if (index < path.length()) {
      return path.charAt(index);
    }
    return index == path.length() && entry.isDirectory() ? '/' : -1;
  }

  /** Letters beyond the basic plane, which are pairs of surrogates, come after all others. */
  private static int rank(int letter) {
    if (letter < SURROGATES) {
      return letter;
    }
    return letter < BEHIND_SURROGATES ? letter + 0x2000 : letter - 0x800;
  }
}
