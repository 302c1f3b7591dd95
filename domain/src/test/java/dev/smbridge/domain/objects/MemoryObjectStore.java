package dev.smbridge.domain.objects;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects in memory, for the tests of what uses a store. Directories are there while something is
 * below them. It is strict: chunks have their size and place, a closed handle is an {@link
 * IllegalStateException}, and whoever leaves something open is found out.
 */
public final class MemoryObjectStore implements ObjectStore {
  /** What {@code chunkBytes} says; small, so that a small object has many chunks. */
  public static final int CHUNK_BYTES = 4096;

  /** Is told of each call; what it throws is what the call fails with. */
  public interface Listener {
    void called(ObjectCall call, ObjectKey key) throws FileFailure;
  }

  record Stored(ByteBuffer bytes, Version version, @Nullable Instant original) {}

  private final Access access;
  private final Set<String> containers = ConcurrentHashMap.newKeySet();
  private final NavigableMap<ObjectKey, Stored> objects =
      new TreeMap<>(Comparator.comparing(ObjectKey::container).thenComparing(ObjectKey::key));
  private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
  private final List<Listener> before = new ArrayList<>();
  private final List<Listener> after = new ArrayList<>();
  private long lastVersion;

  private MemoryObjectStore(Access access, String... containers) {
    this.access = access;
    this.containers.addAll(List.of(containers));
  }

  /** A store whose objects are read and written in any order. */
  public static MemoryObjectStore of(String... containers) {
    return new MemoryObjectStore(Access.POSITIONAL, containers);
  }

  /** Standard input and output: in order, of a size that nobody knows, never read back. */
  public static MemoryObjectStore inOrder(String... containers) {
    return new MemoryObjectStore(Access.IN_ORDER, containers);
  }

  /** Puts an object there from behind, in place of what was there. */
  public synchronized Version put(ObjectKey key, byte[] content) {
    return put(key, content, null);
  }

  /** The same, with the time that it had where it comes from. */
  public synchronized Version put(ObjectKey key, byte[] content, @Nullable Instant original) {
    lastVersion++;
    var modified = Instant.EPOCH.plus(lastVersion, ChronoUnit.SECONDS);
    var version = new Version(content.length, modified, "etag-" + lastVersion);
    objects.put(
        key, new Stored(ByteBuffer.wrap(content.clone()).asReadOnlyBuffer(), version, original));
    return version;
  }

  /** Removes an object from behind. */
  public synchronized void remove(ObjectKey key) {
    objects.remove(key);
  }

  /** The content of an object that is there. */
  public synchronized byte[] bytes(ObjectKey key) {
    var stored =
        stored(key).orElseThrow(() -> new IllegalArgumentException("nothing is at " + key));
    var bytes = new byte[stored.bytes().capacity()];
    stored.bytes().get(0, bytes);
    return bytes;
  }

  /** All keys of a container, in order. */
  public synchronized List<String> keys(String container) {
    return objects.keySet().stream()
        .filter(key -> key.container().equals(container))
        .map(ObjectKey::key)
        .toList();
  }

  /** Listens to calls before they are done. */
  public synchronized void listen(Listener listener) {
    before.add(listener);
  }

  /** Listens to calls after they are done: what it throws is a lost reply. */
  public synchronized void listenAfter(Listener listener) {
    after.add(listener);
  }

  /** Holds that every content, listing and draft was closed. */
  public void assertNothingOpen() {
    if (!open.isEmpty()) {
      throw new AssertionError("left open: " + open);
    }
  }

  @Override
  public void prepare() {}

  /** Its listings have the times of the store, as those of S3. */
  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(false, false);
  }

  @Override
  public Optional<Entry> findOriginal(ObjectKey key, Deadline deadline) throws FileFailure {
    begin(ObjectCall.FIND, key, deadline);
    requireContainer(key);
    var original = stored(key).flatMap(stored -> Optional.ofNullable(stored.original()));
    var found = entry(key);
    done(ObjectCall.FIND, key);
    return original.isEmpty()
        ? found
        : found.map(
            entry -> new Entry(entry.path(), entry.type(), entry.sizeBytes(), original.get()));
  }

  @Override
  public Optional<Entry> find(ObjectKey key, Deadline deadline) throws FileFailure {
    begin(ObjectCall.FIND, key, deadline);
    requireContainer(key);
    var found = entry(key);
    done(ObjectCall.FIND, key);
    return found;
  }

  @Override
  public Listing list(ObjectKey directory, ListingScope scope, Deadline deadline)
      throws FileFailure {
    begin(ObjectCall.LIST, directory, deadline);
    if (directory.container().isEmpty() && !containers.contains("")) {
      return containers(directory, scope.recursive(), deadline);
    }
    requireContainer(directory);
    var entries = MemoryObjectTree.below(directory, scope.recursive(), scope.directories(), all());
    if (entries.isEmpty()
        && !directory.key().isEmpty()
        && entry(directory).filter(Entry::isDirectory).isEmpty()) {
      throw stored(directory).isPresent()
          ? new FileFailure(FailureKind.NOT_A_DIRECTORY, "an object is there")
          : new FileFailure(FailureKind.NOT_FOUND, "nothing is there");
    }
    done(ObjectCall.LIST, directory);
    return opened(new MemoryObjectListing(this, directory, deadline, entries));
  }

  @Override
  public Content open(ObjectKey key, Deadline deadline) throws FileFailure {
    begin(ObjectCall.OPEN, key, deadline);
    var stored = stored(key);
    if (stored.isEmpty()) {
      throw entry(key).isPresent()
          ? new FileFailure(FailureKind.IS_A_DIRECTORY, "a directory is there")
          : new FileFailure(FailureKind.NOT_FOUND, "nothing is there");
    }
    done(ObjectCall.OPEN, key);
    return opened(new MemoryObjectContent(this, key, deadline, stored.get()));
  }

  @Override
  public Draft create(ObjectKey key, long expectedBytes, IfExists ifExists, Deadline deadline)
      throws FileFailure {
    if (ifExists != IfExists.FAIL && ifExists != IfExists.REPLACE) {
      throw new IllegalArgumentException("a store cannot " + ifExists);
    }
    begin(ObjectCall.CREATE, key, deadline);
    requireContainer(key);
    if (entry(key).filter(Entry::isDirectory).isPresent() || key.key().endsWith("/")) {
      throw new FileFailure(FailureKind.IS_A_DIRECTORY, "a directory is there");
    }
    done(ObjectCall.CREATE, key);
    return opened(new MemoryDraft(this, key, expectedBytes, ifExists, deadline));
  }

  /** An empty object whose key ends in a slash marks it. */
  @Override
  public void makeDirectory(ObjectKey directory, Deadline deadline) throws FileFailure {
    begin(ObjectCall.CREATE, directory, deadline);
    requireContainer(directory);
    put(directory.child(""), new byte[0]);
    done(ObjectCall.CREATE, directory);
  }

  private Listing containers(ObjectKey all, boolean recursive, Deadline deadline)
      throws FileFailure {
    if (recursive) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, "containers are listed on one level");
    }
    var entries =
        containers.stream()
            .sorted()
            .map(name -> new Entry(name, EntryType.DIRECTORY, 0, Instant.EPOCH))
            .toList();
    done(ObjectCall.LIST, all);
    return opened(new MemoryObjectListing(this, all, deadline, entries));
  }

  @Override
  public void delete(ObjectKey key, Deadline deadline) throws FileFailure {
    begin(ObjectCall.DELETE, key, deadline);
    requireContainer(key);
    if (stored(key).isPresent()) {
      remove(key);
    } else {
      throw entry(key).isPresent()
          ? new FileFailure(FailureKind.DIRECTORY_NOT_EMPTY, "objects are below it")
          : new FileFailure(FailureKind.NOT_FOUND, "nothing is there");
    }
    done(ObjectCall.DELETE, key);
  }

  @Override
  public void delete(ObjectKey key, Version version, Deadline deadline) throws FileFailure {
    begin(ObjectCall.DELETE, key, deadline);
    requireContainer(key);
    var stored = stored(key);
    if (stored.isEmpty()) {
      throw new FileFailure(FailureKind.NOT_FOUND, "nothing is there");
    }
    if (!stored.get().version().equals(version)) {
      throw new FileFailure(FailureKind.CHANGED, "it is another one by now");
    }
    remove(key);
    done(ObjectCall.DELETE, key);
  }

  private synchronized Optional<Entry> entry(ObjectKey key) {
    var stored = stored(key);
    if (stored.isPresent()) {
      var version = stored.get().version();
      return Optional.of(
          new Entry(key.name(), EntryType.FILE, version.sizeBytes(), version.modified()));
    }
    return MemoryObjectTree.below(key, true, true, all()).isEmpty()
            && stored(key.child("")).isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(key.name(), EntryType.DIRECTORY, 0, Instant.EPOCH));
  }

  private void requireContainer(ObjectKey key) throws FileFailure {
    if (!containers.contains(key.container())) {
      throw new FileFailure(FailureKind.NOT_FOUND, "there is no such container");
    }
  }

  private synchronized NavigableMap<ObjectKey, Stored> all() {
    return new TreeMap<>(objects);
  }

  synchronized Optional<Stored> stored(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  synchronized Version publish(
      ObjectKey key, byte[] content, IfExists ifExists, @Nullable Instant original)
      throws FileFailure {
    if (ifExists == IfExists.FAIL && objects.containsKey(key)) {
      throw new FileFailure(FailureKind.ALREADY_EXISTS, "the key is taken");
    }
    return put(key, content, original);
  }

  Access access() {
    return access;
  }

  void begin(ObjectCall call, ObjectKey key, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    tell(before, call, key);
  }

  void done(ObjectCall call, ObjectKey key) throws FileFailure {
    tell(after, call, key);
  }

  private void tell(List<Listener> listeners, ObjectCall call, ObjectKey key) throws FileFailure {
    List<Listener> told;
    synchronized (this) {
      told = List.copyOf(listeners);
    }
    for (var listener : told) {
      listener.called(call, key);
    }
  }

  void requireOpen(AutoCloseable handle) {
    if (!open.contains(handle)) {
      throw new IllegalStateException(handle + " was closed by its owner");
    }
  }

  void closed(AutoCloseable handle) {
    open.remove(handle);
  }

  <T extends AutoCloseable> T opened(T handle) {
    open.add(handle);
    return handle;
  }
}
