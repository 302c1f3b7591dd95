package dev.smbridge.local.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The words that a mistyped one probably stands for. */
final class Similar {
  private static final int MOST_MISTAKES = 2;

  /** What other programs call our commands. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("copy", "cp"),
          Map.entry("del", "rm"),
          Map.entry("delete", "rm"),
          Map.entry("dir", "ls"),
          Map.entry("download", "get"),
          Map.entry("list", "ls"),
          Map.entry("md", "mkdir"),
          Map.entry("move", "mv"),
          Map.entry("rd", "rmdir"),
          Map.entry("remove", "rm"),
          Map.entry("rename", "mv"),
          Map.entry("ren", "mv"),
          Map.entry("type", "cat"),
          Map.entry("upload", "put"));

  private Similar() {}

  /** The command that is meant, if one is like the word. */
  static Optional<String> command(String word, Collection<String> commands) {
    return Optional.ofNullable(ELSEWHERE.get(word))
        .filter(commands::contains)
        .or(() -> word(word, commands));
  }

  /** The known word with the fewest mistakes, or one that this is the beginning of. */
  static Optional<String> word(String word, Collection<String> known) {
    var most = Math.min(MOST_MISTAKES, word.length() - 1);
    return known.stream()
        .filter(one -> mistakes(word, one) <= most)
        .min(Comparator.comparingInt(one -> mistakes(word, one)))
        .or(() ->
            known.stream().filter(one -> word.length() > 2 && one.startsWith(word)).findFirst());
  }

  /** Letters that are missing, too many, wrong, or two that changed places. */
  private static int mistakes(String typed, String meant) {
    var rows = new int[typed.length() + 1][meant.length() + 1];
    for (var i = 0; i <= typed.length(); i++) {
      for (var j = 0; j <= meant.length(); j++) {
        rows[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : fewest(rows, typed, meant, i, j);
      }
    }
    return rows[typed.length()][meant.length()];
  }

  private static int fewest(int[][] rows, String typed, String meant, int i, int j) {
    var wrong = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
    var fewest = Math.min(rows[i - 1][j - 1] + wrong, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    var swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(fewest, rows[i - 2][j - 2] + 1) : fewest;
  }
}
