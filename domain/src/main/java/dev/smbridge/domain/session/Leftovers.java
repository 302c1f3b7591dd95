package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sweeps what interrupted writes left in a directory once it is old. A file that a client has open
 * cannot be deleted, hence a write that is still under way is safe whatever its age.
 */
public final class Leftovers {
  /** How old a temporary file is before it is swept. */
  public static final Duration AGE = Duration.ofHours(24);

  private static final Duration AGAIN_AFTER = Duration.ofHours(1);
  private static final int REMEMBERED_DIRECTORIES = 1000;

  private final Clock clock;
  private final Map<String, Instant> swept = new ConcurrentHashMap<>();

  public Leftovers(Clock clock) {
    this.clock = clock;
  }

  /**
   * Sweeps a directory unless that was done within the hour. Failures are left for the next time:
   * what the caller came for is done.
   *
   * @param target tells one share's directories from another's
   */
  public void sweep(ShareTarget target, Share share, SharePath directory) {
    var now = clock.instant();
    var key =
        target.server().address() + "/" + target.share() + "/" + target.root() + "/" + directory;
    var last = swept.get(key);
    if (last != null && last.plus(AGAIN_AFTER).isAfter(now)) {
      return;
    }
    if (swept.size() >= REMEMBERED_DIRECTORIES) {
      swept.clear();
    }
    swept.put(key, now);
    try (var listing = share.list(directory, target.publishing().temporaryPattern())) {
      for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
        if (target.publishing().hides(entry.get()) && isOld(entry.get(), now)) {
          deleteQuietly(share, directory, entry.get());
        }
      }
    } catch (FileFailure _) {
      // The write that begins it does not depend on it; the next one sweeps.
    }
  }

  private static boolean isOld(Entry entry, Instant now) {
    return entry.modified().plus(AGE).isBefore(now);
  }

  private static void deleteQuietly(Share share, SharePath directory, Entry entry) {
    try {
      share.delete(directory.child(entry.name()));
    } catch (FileFailure _) {
      // Another client still writes it, or has swept it.
      return;
    }
  }
}
