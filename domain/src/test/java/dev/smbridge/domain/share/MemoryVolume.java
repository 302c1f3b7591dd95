package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.MemoryNode.Directory;
import dev.smbridge.domain.share.MemoryNode.File;
import dev.smbridge.domain.share.MemoryNode.Link;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The disk behind a share of a {@link MemoryFileServer}, as a test sees it from behind: what it
 * does here no session notices beforehand. Paths are as in {@link SharePath#text}.
 */
public final class MemoryVolume {
  private final List<MemoryHandle> handles = new ArrayList<>();
  private final MemoryProperties properties = new MemoryProperties();
  private final Directory top;
  private long lastId;
  private Instant lastChange = Instant.EPOCH;
  private long capacityBytes = Long.MAX_VALUE;
  private boolean readOnly;

  MemoryVolume() {
    top = new Directory(nextId(), now());
  }

  /** Puts a file there, with its parents; in place where there is one. */
  public synchronized void put(String path, byte[] content) {
    if (!(find(path).orElse(null) instanceof File file)) {
      place(path, new File(nextId(), now()));
      put(path, content);
      return;
    }
    file.bytes = new MemoryBytes();
    file.bytes.write(0, ByteBuffer.wrap(content));
    touch(file);
  }

  /** Makes a directory, with its parents. */
  public synchronized void makeDirectory(String path) {
    directory(path);
  }

  /** Removes what is there, with all that is in it. */
  public synchronized void deleteTree(String path) {
    var slash = path.lastIndexOf('/');
    directory(slash < 0 ? "" : path.substring(0, slash)).children.remove(path.substring(slash + 1));
  }

  /** Puts a link there that leads out of the tree, with its parents. */
  public synchronized void makeLink(String path) {
    place(path, new Link(nextId(), now()));
  }

  /** Sets the read-only attribute ([MS-FSCC] 2.6). */
  public synchronized void makeReadOnly(String path) {
    existing(path).readOnly = true;
  }

  /** Gives it one of what a file has beside its content, which differs from every new file's. */
  public synchronized void give(String path, Property property, String value) {
    existing(path).properties.put(property, value);
  }

  /** What it was given so; null where it is as every new file's. */
  public synchronized @Nullable String given(String path, Property property) {
    return existing(path).properties.get(property);
  }

  /** Lets no session set this. */
  public synchronized void refuse(Property property) {
    properties.refuse(property);
  }

  MemoryProperties properties() {
    return properties;
  }

  /** Makes it look as if it had last changed so much earlier. */
  public synchronized void age(String path, Duration by) {
    var node = existing(path);
    node.modified = node.modified.minus(by);
  }

  /** How many bytes fit, those that are there included. */
  public synchronized void limitTo(long bytes) {
    capacityBytes = bytes;
  }

  /** Lets nobody change anything through a session, as a share that is exported read-only. */
  public synchronized void exportReadOnly() {
    readOnly = true;
  }

  public synchronized boolean exists(String path) {
    return find(path).isPresent();
  }

  public synchronized boolean isDirectory(String path) {
    return find(path).orElse(null) instanceof Directory;
  }

  /** The content of the file there. */
  public synchronized byte[] bytes(String path) {
    if (existing(path) instanceof File file) {
      return file.bytes.toArray();
    }
    throw new IllegalArgumentException("\"" + path + "\" is no file");
  }

  /** The names in the directory there, in order, as they are kept; temporary ones included. */
  public synchronized List<String> names(String path) {
    return directory(path).children.keySet().stream().sorted().toList();
  }

  /** How many files and listings sessions have open. */
  public synchronized int openHandles() {
    return handles.size();
  }

  private void place(String path, MemoryNode node) {
    var slash = path.lastIndexOf('/');
    var parent = directory(slash < 0 ? "" : path.substring(0, slash));
    parent.children.put(path.substring(slash + 1), node);
    touch(parent);
  }

  private Directory directory(String path) {
    var found = top;
    for (var name : names(path, "/")) {
      var child = found.children.computeIfAbsent(name, any -> new Directory(nextId(), now()));
      if (!(child instanceof Directory next)) {
        throw new IllegalArgumentException("\"" + path + "\" is no directory");
      }
      found = next;
    }
    return found;
  }

  private MemoryNode existing(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("nothing is at \"" + path + "\""));
  }

  private Optional<MemoryNode> find(String path) {
    MemoryNode found = top;
    for (var name : names(path, "/")) {
      var child = found instanceof Directory parent ? parent.children.get(name) : null;
      if (child == null) {
        return Optional.empty();
      }
      found = child;
    }
    return Optional.of(found);
  }

  private static List<String> names(String path, String separator) {
    return path.isEmpty() ? List.of() : List.of(path.split(separator, -1));
  }

  // What sessions see.

  Directory top() {
    return top;
  }

  List<MemoryHandle> handles() {
    return handles;
  }

  boolean isReadOnly() {
    return readOnly;
  }

  long nextId() {
    return ++lastId;
  }

  /** Later than every change before it, in the 100 ns of a file server ([MS-DTYP] 2.3.3). */
  Instant now() {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    lastChange = now.isAfter(lastChange) ? now : lastChange.plusNanos(100);
    return lastChange;
  }

  void touch(MemoryNode node) {
    node.modified = now();
  }

  void requireSpace(long moreBytes) throws FileFailure {
    if (capacityBytes < Long.MAX_VALUE && moreBytes > capacityBytes - usedBytes(top)) {
      throw MemoryFailures.noSpace();
    }
  }

  private static long usedBytes(Directory directory) {
    return directory.children.values().stream()
        .mapToLong(child -> child instanceof Directory below ? usedBytes(below) : child.sizeBytes())
        .sum();
  }
}
