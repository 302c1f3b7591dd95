package dev.smbridge.domain.copy;

import java.text.Normalizer;

/** Which names a server might take for one. */
final class LetterCase {
  private LetterCase() {}

  /**
   * The same text for all names that any server takes for one, and perhaps for more: letter case
   * goes ([MS-FSCC] has no table; Windows and Samba compare by upper case), and so do compatible
   * forms of Unicode, which file systems of other makers do not tell apart.
   */
  static String fold(String name) {
    var folded = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
