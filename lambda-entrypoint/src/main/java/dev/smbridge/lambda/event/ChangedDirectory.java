package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.Routes;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which something was made or got another name. Of a rename the audit names the
 * directory alone, and office programs and synchronisation save by one: so the directory is
 * compared with where its files go. What is missing there, of another size, or older than its
 * source is copied; times alone would miss a file whose time was set to an earlier one.
 *
 * @param routes where files go
 * @param source the directory
 * @param destination where its files go
 * @param options how they are copied
 */
public record ChangedDirectory(
    Routes routes, OnShare source, Location destination, CopyOptions options) {
  private static final int PAGE = 10_000;

  /** The most entries of either directory that are compared; a larger one is for a schedule. */
  public static final int MOST_ENTRIES = 100_000;

  /** A page of one of the two directories. */
  public static Operation.ListEntries list(Location directory, @Nullable String after) {
    return new Operation.ListEntries(directory, false, new Page(PAGE, after));
  }

  /** The copies of what differs, as the routes of the files want them. */
  public List<Operation.Copy> copies(List<Entry> here, List<Entry> there) throws FileFailure {
    var copied = new HashMap<String, Entry>();
    there.forEach(entry -> copied.put(entry.name(), entry));
    var copies = new ArrayList<Operation.Copy>();
    for (var entry : here) {
      if (entry.type() == EntryType.FILE && differs(entry, copied.get(entry.name()))) {
        var file = source.path().existingChild(entry.name());
        var unfinished = source.target().publishing().isUnfinished(file.name());
        var route = unfinished ? null : routes.forFile(source.target(), file).orElse(null);
        if (route != null && !route.leftOut()) {
          copies.add(EventContext.copy(route, options));
        }
      }
    }
    return copies;
  }

  private static boolean differs(Entry here, @Nullable Entry there) {
    return there == null
        || there.type() != EntryType.FILE
        || there.sizeBytes() != here.sizeBytes()
        || here.modified().isAfter(there.modified());
  }
}
