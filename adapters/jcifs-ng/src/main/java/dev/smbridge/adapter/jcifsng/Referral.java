package dev.smbridge.adapter.jcifsng;

import java.util.Locale;

/**
 * Where a DFS link leads to ([MS-DFSC] 2.2.4); all of it is what a server says.
 *
 * @param path from the top of that share, perhaps with a backslash before it
 * @param consumed how many characters of what was asked for the link stands for, the backslash
 *     behind the share's name being one of them
 */
record Referral(String server, String share, String path, int consumed) {
  /** The same for every link to the same share. */
  String key() {
    return (server + '\\' + share).toLowerCase(Locale.ROOT);
  }

  /** What is left of a path that was asked for, with a backslash before it, or nothing. */
  String rest(String asked) {
    return asked.substring(Math.clamp(consumed - 1L, 0, asked.length()));
  }

  /** What the link stands for, without a backslash before it. */
  String target() {
    return path.startsWith("\\") ? path.substring(1) : path;
  }
}
