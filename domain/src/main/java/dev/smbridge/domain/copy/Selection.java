package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a tree take part.
 *
 * @param names by their names and paths
 * @param listed if not null, only these relative paths, each of them a file: nothing is walked
 * @param minAge how long ago the last change of a file must be; zero for any
 * @param maxAge how long ago the last change of a file may be; null for any
 * @param minBytes the least size of a file
 * @param maxBytes the greatest size of a file
 * @param links what is done about links
 * @param emptyDirectories whether directories that hold nothing take part, too
 */
public record Selection(
    NameFilter names,
    @Nullable List<String> listed,
    Duration minAge,
    @Nullable Duration maxAge,
    long minBytes,
    long maxBytes,
    Links links,
    boolean emptyDirectories) {
  /** Every file; links are passed over. */
  public static final Selection ALL = of(NameFilter.ALL);

  /** Keeps a copy of its own of the list. */
  public Selection {
    listed = listed == null ? null : List.copyOf(listed);
  }

  /** Whether nothing is left out by its name, age or size. */
  public boolean takesAll() {
    return names.takesAll()
        && listed == null
        && minAge.isZero()
        && maxAge == null
        && minBytes <= 0
        && maxBytes == Long.MAX_VALUE;
  }

  /** Every file of such a name. */
  public static Selection of(NameFilter names) {
    return new Selection(names, null, Duration.ZERO, null, 0, Long.MAX_VALUE, Links.SKIP, false);
  }

  /** Whether a file takes part; what is no file does by its name. */
  public boolean accepts(Entry entry, Instant now) {
    return names.accepts(entry.path())
        && switch (entry.type()) {
          case FILE -> isOfSize(entry) && isOldEnough(entry, now) && isYoungEnough(entry, now);
          case DIRECTORY, LINK, PIPE, SOCKET, DEVICE -> true;
        };
  }

  private boolean isOfSize(Entry file) {
    return file.sizeBytes() >= minBytes && file.sizeBytes() <= maxBytes;
  }

  private boolean isOldEnough(Entry file, Instant now) {
    return minAge.isZero() || !file.modified().plus(minAge).isAfter(now);
  }

  private boolean isYoungEnough(Entry file, Instant now) {
    return maxAge == null || !file.modified().plus(maxAge).isBefore(now);
  }
}
