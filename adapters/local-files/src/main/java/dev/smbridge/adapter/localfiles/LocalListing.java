package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.entry.SortedListing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
  /**
   * A directory: what was read ahead and sorted, and what comes behind that.
   *
   * @param identity which directory it is, where links are followed and may lead in a circle
   */
  private record Level(
      DirectoryStream<Path> stream,
      Iterator<Path> rest,
      Deque<Path> ahead,
      String relative,
      Object identity) {
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
  private final ListingScope scope;
  private final Deadline deadline;

  private LocalListing(ListingScope scope, Deadline deadline) {
    this.scope = scope;
    this.deadline = deadline;
  }

  static LocalListing open(Path directory, ListingScope scope, Deadline deadline)
      throws FileFailure {
    deadline.nextWait();
    var listing = new LocalListing(scope, deadline);
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
  private void enter(Path directory, String relative) throws IOException {
    var identity = identity(directory);
    if (levels.stream().anyMatch(above -> above.identity.equals(identity))) {
      throw new FileSystemLoopException(directory.toString());
    }
    var stream = Files.newDirectoryStream(directory);
    var level = new Level(stream, stream.iterator(), new ArrayDeque<>(), relative, identity);
    try {
      level.readAhead();
    } catch (DirectoryIteratorException e) {
      Closing.quietly(stream);
      throw e.getCause();
    }
    levels.push(level);
  }

  /** Only a link leads back to a directory that is open already. */
  private Object identity(Path directory) throws IOException {
    if (!scope.followsLinks()) {
      return directory;
    }
    var key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    return key == null ? directory.toRealPath() : key;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (!levels.isEmpty()) {
      deadline.nextWait();
      var level = levels.element();
      var path = next(level);
      if (path.isEmpty()) {
        Closing.quietly(levels.pop().stream);
        continue;
      }
      var entry = entry(level, path.get());
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  /** A directory whose listing breaks off is a failure, and what is beside it is listed. */
  private Optional<Path> next(Level level) throws FileFailure {
    try {
      return level.hasNext() ? Optional.of(level.next()) : Optional.empty();
    } catch (DirectoryIteratorException e) {
      var failure = LocalFailures.of(e);
      if (levels.size() == 1) {
        throw failure;
      }
      scope.failures().accept(failure.at(level.relative));
      return Optional.empty();
    }
  }

  /** The entry at a path; empty when it has gone meanwhile, or is no part of the listing. */
  private Optional<Entry> entry(Level level, Path path) {
    var name = String.valueOf(path.getFileName());
    var relative = level.relative.isEmpty() ? name : level.relative + "/" + name;
    try {
      var entry = look(relative, path);
      if (scope.recursive() && entry.isDirectory()) {
        return entered(entry, path);
      }
      return entry.type() == EntryType.FILE && SharePath.isTemporaryName(name)
          ? Optional.empty()
          : Optional.of(entry);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException error) {
      scope.failures().accept(LocalFailures.of(error).at(relative));
      return Optional.empty();
    }
  }

  /** A link that leads nowhere stays a link, where links are followed too. */
  private Entry look(String relative, Path path) throws IOException {
    var itself = LocalEntry.of(relative, path, LinkOption.NOFOLLOW_LINKS);
    if (itself.type() != EntryType.LINK || !scope.followsLinks()) {
      return itself;
    }
    try {
      return LocalEntry.of(relative, path);
    } catch (NoSuchFileException _) {
      return itself;
    }
  }

  private Optional<Entry> entered(Entry directory, Path path) {
    if (!scope.entering().test(directory.path())) {
      return scope.directories() ? Optional.of(directory) : Optional.empty();
    }
    try {
      enter(path, directory.path());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException error) {
      scope.failures().accept(LocalFailures.of(error).at(directory.path()));
    }
    return scope.directories() ? Optional.of(directory) : Optional.empty();
  }

  @Override
  public void close() {
    levels.forEach(level -> Closing.quietly(level.stream));
    levels.clear();
  }
}
