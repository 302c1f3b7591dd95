package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Where every test of {@link ObjectStoreContract} stands: a store, and a key below which it is. */
interface ObjectSetting {
  ObjectStore store();

  RawObjects raw();

  /** A key that only this test uses, and below which nothing is. */
  ObjectKey directory();

  static Deadline deadline() {
    return Deadline.within(Duration.ofSeconds(60), Duration.ofSeconds(20));
  }

  default ObjectKey at(String relative) {
    return directory().child(relative);
  }

  /** Puts an object there from behind. */
  default ObjectKey given(String relative, byte[] content) throws Exception {
    raw().write(at(relative), content);
    return at(relative);
  }

  /** Puts a small object there from behind. */
  default ObjectKey given(String relative) throws Exception {
    return given(relative, bytes(100));
  }

  default Optional<Entry> find(ObjectKey key) throws FileFailure {
    return store().find(key, deadline());
  }

  default Content open(ObjectKey key) throws FileFailure {
    return store().open(key, deadline());
  }

  default Draft create(ObjectKey key, long expectedBytes, IfExists ifExists) throws FileFailure {
    return store().create(key, expectedBytes, ifExists, deadline());
  }

  /** Creates, writes and publishes. */
  default Version publish(ObjectKey key, byte[] content, IfExists ifExists) throws Exception {
    try (var draft = create(key, content.length, ifExists)) {
      write(draft, content);
      return draft.publish(content.length);
    }
  }

  default List<Entry> list(ObjectKey key, boolean recursive) throws FileFailure {
    var entries = new ArrayList<Entry>();
    try (var listing = store().list(key, scope(recursive), deadline())) {
      for (var next = listing.next(); next.isPresent(); next = listing.next()) {
        entries.add(next.get());
      }
      assertEquals(Optional.empty(), listing.next(), "the end stays the end");
    }
    return entries;
  }

  /** Files at all depths, or one level; nothing is expected to fail. */
  private static ListingScope scope(boolean recursive) {
    return ListingScope.of(
        recursive,
        false,
        failure -> {
          throw new AssertionError(failure);
        });
  }

  default List<String> paths(ObjectKey key, boolean recursive) throws FileFailure {
    return list(key, recursive).stream().map(Entry::path).sorted().toList();
  }

  /** Writes chunk by chunk; backwards where any order is allowed. */
  static void write(Draft draft, byte[] content) throws FileFailure {
    var offsets = new ArrayList<Integer>();
    for (var offset = 0; offset < content.length; offset += draft.chunkBytes()) {
      offsets.add(offset);
    }
    for (var offset : draft.access() == Access.POSITIONAL ? offsets.reversed() : offsets) {
      draft.writeAt(offset, chunk(draft, content, offset));
    }
  }

  static ByteBuffer chunk(Draft draft, byte[] content, int offset) {
    return ByteBuffer.wrap(content, offset, Math.min(draft.chunkBytes(), content.length - offset));
  }

  /** All of a content, asked for at once. */
  static byte[] all(Content content) throws FileFailure {
    var all = ByteBuffer.allocate(Math.toIntExact(content.version().sizeBytes()));
    assertEquals(all.capacity(), content.readAt(0, all), "bytes read");
    return all.array();
  }

  /** Bytes without a pattern that a mistake could repeat. */
  static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
