package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A walk that has each directory before what is in it, without the directories that hold something.
 */
final class EmptyDirectories implements Listing {
  private final Listing walk;
  private @Nullable Entry ahead;

  EmptyDirectories(Listing walk) {
    this.walk = walk;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    var entry = take();
    while (entry.isPresent() && entry.get().isDirectory()) {
      var directory = entry.get();
      var following = walk.next();
      if (following.filter(next -> next.path().startsWith(directory.path() + "/")).isEmpty()) {
        ahead = following.orElse(null);
        return entry;
      }
      entry = following;
    }
    return entry;
  }

  private Optional<Entry> take() throws FileFailure {
    var first = ahead;
    ahead = null;
    return first == null ? walk.next() : Optional.of(first);
  }

  @Override
  public void close() {
    walk.close();
  }
}
