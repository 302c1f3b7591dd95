package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.comparison.OrderedDirectory;
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
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What is below a local directory, each directory by name, and without unpublished drafts; one is
 * open for each level.
 */
final class LocalListing implements Listing {
  /**
   * A directory.
   *
   * @param entries what is in it by name, as far as that can be looked at
   * @param identity which directory it is, where links are followed and may lead in a circle
   */
  private record Level(Path directory, Listing entries, String relative, Object identity) {}

  /** Stands for the bytes of a name that are none of this machine's character set. */
  private static final char UNREADABLE = '\uFFFD';

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
    var names = new NamesByLook(Files.newDirectoryStream(directory), relative);
    var sorted = scope.inOrder() ? new OrderedDirectory(names) : new SortedListing(names);
    levels.push(new Level(directory, sorted, relative, identity));
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
      var entry = next(level);
      if (entry.isEmpty()) {
        levels.pop().entries.close();
        continue;
      }
      var shown = shown(level, entry.get());
      if (shown.isPresent()) {
        return shown;
      }
    }
    return Optional.empty();
  }

  /** A directory whose listing breaks off is a failure, and what is beside it is listed. */
  private Optional<Entry> next(Level level) throws FileFailure {
    try {
      return level.entries.next();
    } catch (FileFailure failure) {
      if (levels.size() == 1) {
        throw failure;
      }
      scope.failures().accept(failure.at(level.relative));
      return Optional.empty();
    }
  }

  /** An entry of a directory, which is entered where it is one; empty for what is not shown. */
  private Optional<Entry> shown(Level level, Entry entry) {
    var shown = entry.under(level.relative);
    if (scope.recursive() && entry.isDirectory()) {
      return entered(shown, level.directory.resolve(entry.name()));
    }
    return entry.type() == EntryType.FILE && SharePath.isTemporaryName(entry.name())
        ? Optional.empty()
        : Optional.of(shown);
  }

  /** The entries of one directory as the system has them; it owns the stream. */
  private final class NamesByLook implements Listing {
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> paths;
    private final String relative;

    NamesByLook(DirectoryStream<Path> stream, String relative) {
      this.stream = stream;
      this.paths = stream.iterator();
      this.relative = relative;
    }

    @Override
    public Optional<Entry> next() throws FileFailure {
      try {
        while (paths.hasNext()) {
          var entry = entry(paths.next());
          if (entry.isPresent()) {
            return entry;
          }
        }
        return Optional.empty();
      } catch (DirectoryIteratorException e) {
        throw LocalFailures.of(e);
      }
    }

    /** Empty where it has gone meanwhile, or cannot be looked at. */
    private Optional<Entry> entry(Path path) {
      var name = String.valueOf(path.getFileName());
      try {
        return Optional.of(look(name, path));
      } catch (NoSuchFileException _) {
        return Optional.empty();
      } catch (IOException error) {
        var shown = relative.isEmpty() ? name : relative + "/" + name;
        scope.failures().accept(LocalFailures.of(error).at(shown));
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      Closing.quietly(stream);
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
    } catch (NoSuchFileException gone) {
      if (directory.name().indexOf(UNREADABLE) < 0) {
        return Optional.empty();
      }
      scope.failures().accept(LocalFailures.of(gone).at(directory.path()));
    } catch (IOException error) {
      scope.failures().accept(LocalFailures.of(error).at(directory.path()));
    }
    return scope.directories() ? Optional.of(directory) : Optional.empty();
  }

  @Override
  public void close() {
    levels.forEach(level -> level.entries.close());
    levels.clear();
  }
}
