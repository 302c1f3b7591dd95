package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words of a command name.
 *
 * @param many whether it may be more than one: several words, or a wildcard
 */
record Several(List<Location> locations, boolean many) {
  /** What is done to each of them, to an exit code. */
  interface Work {
    int on(Location location) throws FileFailure;
  }

  static Several of(Context context, List<String> words) throws FileFailure {
    var locations = new ArrayList<Location>();
    var many = words.size() > 1;
    for (var word : words) {
      if (Wildcards.areIn(word)) {
        var matches = Wildcards.matches(context, word);
        matches.forEach(match -> locations.add(match.location()));
        many |= matches.size() > 1 || !isLiteral(context, word, matches.getFirst());
      } else {
        locations.add(context.location(word));
      }
    }
    return new Several(List.copyOf(locations), many);
  }

  private static boolean isLiteral(Context context, String word, Wildcards.Match match)
      throws FileFailure {
    return match.location() instanceof Location.InStore
        && context.location(word).equals(match.location());
  }

  /** One that fails is reported, and the rest goes on, unless that would fail in the same way. */
  int each(Context context, Work work) throws FileFailure {
    if (!many) {
      return work.on(locations.getFirst());
    }
    var code = ExitCode.DONE;
    for (var location : locations) {
      try {
        if (work.on(location) != ExitCode.DONE) {
          code = ExitCode.PARTLY_FAILED;
        }
      } catch (FileFailure failed) {
        requireNext(context, failed);
        context.fail(failed, false);
        code = ExitCode.PARTLY_FAILED;
      }
    }
    return code;
  }

  /** A wrong password, for one, is not tried again: that would lock the account. */
  private static void requireNext(Context context, FileFailure failed) throws FileFailure {
    switch (failed.kind()) {
      case AUTHENTICATION, POLICY, UNREACHABLE, CONNECTION_LOST, DEADLINE, INVALID_REQUEST ->
          throw failed;
      default -> {
        if (Thread.currentThread().isInterrupted() || context.terminal().output().isBroken()) {
          throw failed;
        }
      }
    }
  }
}
