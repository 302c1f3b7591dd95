package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.StoreCapabilities;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Local files. A link is followed where it is named, and where a listing comes to it only if it is
 * to; a published file takes its place instead of being written through it. The key {@code -} is
 * standard input or output; pipes and devices are read and written in order, as these are.
 *
 * <p>No local call is begun after the deadline. One that was begun is not cut short, but for the
 * wait for the other end of a pipe: that ends by the deadline, and by an interrupt.
 */
final class LocalObjectStore implements ObjectStore {
  private final InputStream standardInput;
  private final OutputStream standardOutput;

  LocalObjectStore(InputStream standardInput, OutputStream standardOutput) {
    this.standardInput = standardInput;
    this.standardOutput = standardOutput;
  }

  @Override
  public void prepare() {
    // Files need nothing that is slow to load.
  }

  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(true, true);
  }

  @Override
  public Optional<Entry> findOriginal(ObjectKey key, Deadline deadline) throws FileFailure {
    return find(key, deadline);
  }

  @Override
  public Optional<Entry> find(ObjectKey key, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    if (key.key().equals(Location.STANDARD)) {
      return Optional.of(new Entry(Location.STANDARD, EntryType.FILE, 0, Instant.EPOCH));
    }
    var path = path(key);
    try {
      return Optional.of(found(key.name(), path));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  /** What a path leads to; where a link leads nowhere, the link. */
  private static Entry found(String name, Path path) throws IOException {
    try {
      return LocalEntry.of(name, path);
    } catch (NoSuchFileException _) {
      return LocalEntry.of(name, path, LinkOption.NOFOLLOW_LINKS);
    }
  }

  @Override
  public Listing list(ObjectKey directory, ListingScope scope, Deadline deadline)
      throws FileFailure {
    return LocalListing.open(path(directory), scope, deadline);
  }

  @Override
  public void makeDirectory(ObjectKey directory, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    try {
      Parents.create(path(directory));
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public Content open(ObjectKey key, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    if (key.key().equals(Location.STANDARD)) {
      return new StreamContent(Channels.newChannel(standardInput), false);
    }
    var path = path(key);
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw LocalFailures.isADirectory();
      }
      requireNoSocket(path, attributes);
      return attributes.isOther()
          ? new StreamContent(PipeOpening.open(path, StandardOpenOption.READ, deadline), true)
          : LocalContent.open(path);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public Draft create(ObjectKey key, long expectedBytes, IfExists ifExists, Deadline deadline)
      throws FileFailure {
    deadline.nextWait();
    if (key.key().equals(Location.STANDARD)) {
      return new StreamDraft(Channels.newChannel(standardOutput), standardOutput, false);
    }
    var path = path(key);
    if (key.key().endsWith("/") || Files.isDirectory(path)) {
      throw LocalFailures.isADirectory();
    }
    try {
      return isStream(path)
          ? StreamDraft.of(path, deadline)
          : LocalDraft.begin(path, ifExists == IfExists.REPLACE);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public void delete(ObjectKey key, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    var path = path(key);
    try {
      Files.delete(path);
    } catch (DirectoryNotEmptyException e) {
      throw new FileFailure(FailureKind.DIRECTORY_NOT_EMPTY, "the local directory is not empty")
          .causedBy(e);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public void delete(ObjectKey key, Version version, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    var path = path(key);
    try {
      if (!LocalVersion.of(Files.readAttributes(path, BasicFileAttributes.class)).equals(version)) {
        throw new FileFailure(FailureKind.CHANGED, "the file is no longer what it was");
      }
      Files.delete(path);
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  private static boolean isStream(Path path) throws IOException, FileFailure {
    if (!Files.exists(path)) {
      return false;
    }
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    requireNoSocket(path, attributes);
    return attributes.isOther();
  }

  private static void requireNoSocket(Path path, BasicFileAttributes attributes)
      throws IOException, FileFailure {
    if (LocalEntry.type(path, attributes) == EntryType.SOCKET) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED, "it is a socket, which is no file to read or write");
    }
  }

  private static Path path(ObjectKey key) throws FileFailure {
    try {
      return Path.of(key.key());
    } catch (InvalidPathException e) {
      throw LocalFailures.of(e);
    }
  }
}
