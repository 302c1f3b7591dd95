package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.SortedListing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What is below a local directory, each directory by name, and without unpublished drafts; one is
 * open for each level.
 */
final class LocalListing implements Listing {
  /** A directory: what was read ahead and sorted, and what comes behind that. */
  private record Level(
      DirectoryStream<Path> stream, Iterator<Path> rest, Deque<Path> ahead, String prefix) {
    boolean hasNext() {
      return !ahead.isEmpty() || rest.hasNext();
    }

    Path next() {
      return ahead.isEmpty() ? rest.next() : ahead.remove();
    }

    /** By name, unless there are too many to keep in memory. */
    void readAhead() {
      var read = new ArrayList<Path>();
      while (rest.hasNext() && read.size() < SortedListing.MOST_SORTED) {
        read.add(rest.next());
      }
      if (!rest.hasNext()) {
        read.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
      }
      ahead.addAll(read);
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  private final boolean recursive;
  private final Deadline deadline;

  private LocalListing(boolean recursive, Deadline deadline) {
    this.recursive = recursive;
    this.deadline = deadline;
  }

  static LocalListing open(Path directory, boolean recursive, Deadline deadline)
      throws FileFailure {
    deadline.nextWait();
    var listing = new LocalListing(recursive, deadline);
    try {
      listing.enter(directory, "");
      return listing;
    } catch (DirectoryIteratorException e) {
      listing.close();
      throw LocalFailures.of(e);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  // The level owns the stream: it is closed at its end, or with the listing.
  @SuppressWarnings("StreamResourceLeak")
  private void enter(Path directory, String prefix) throws IOException {
    var stream = Files.newDirectoryStream(directory);
    var level = new Level(stream, stream.iterator(), new ArrayDeque<>(), prefix);
    levels.push(level);
    level.readAhead();
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    try {
      while (!levels.isEmpty()) {
        deadline.nextWait();
        var level = levels.element();
        if (!level.hasNext()) {
          levels.pop().stream.close();
          continue;
        }
        var entry = entry(level, level.next());
        if (entry.isPresent()) {
          return entry;
        }
      }
      return Optional.empty();
    } catch (DirectoryIteratorException e) {
      throw LocalFailures.of(e);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  /** The entry at a path; empty when it has gone meanwhile, or is no part of the listing. */
  private Optional<Entry> entry(Level level, Path path) throws IOException {
    var name = String.valueOf(path.getFileName());
    try {
      var entry = LocalEntry.of(level.prefix + name, path, LinkOption.NOFOLLOW_LINKS);
      if (recursive && entry.isDirectory()) {
        enter(path, entry.path() + "/");
        return Optional.empty();
      }
      return entry.type() == EntryType.FILE && SharePath.isTemporaryName(name)
          ? Optional.empty()
          : Optional.of(entry);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    levels.forEach(level -> Closing.quietly(level.stream));
    levels.clear();
  }
}
