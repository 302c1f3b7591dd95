package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.transfer.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What a name on a {@link MemoryVolume} stands for. Guarded by its volume. */
abstract sealed class MemoryNode {
  final long id;
  Instant modified;
  boolean readOnly;

  /** What it was given of each, by its own folder at first. */
  final Map<Property, String> properties = new EnumMap<>(Property.class);

  boolean deletePending;

  private MemoryNode(long id, Instant modified) {
    this.id = id;
    this.modified = modified;
  }

  abstract EntryType type();

  long sizeBytes() {
    return 0;
  }

  Entry entry(String name) {
    return new Entry(name, type(), sizeBytes(), modified, readOnly);
  }

  Version version() {
    return new Version(sizeBytes(), modified, "node-" + id);
  }

  static final class File extends MemoryNode {
    MemoryBytes bytes = new MemoryBytes();

    File(long id, Instant modified) {
      super(id, modified);
    }

    @Override
    EntryType type() {
      return EntryType.FILE;
    }

    @Override
    long sizeBytes() {
      return bytes.sizeBytes();
    }
  }

  /** Names differ by more than letter case, and are kept as they were given. */
  static final class Directory extends MemoryNode {
    final TreeMap<String, MemoryNode> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Directory(long id, Instant modified) {
      super(id, modified);
    }

    @Override
    EntryType type() {
      return EntryType.DIRECTORY;
    }
  }

  static final class Link extends MemoryNode {
    Link(long id, Instant modified) {
      super(id, modified);
    }

    @Override
    EntryType type() {
      return EntryType.LINK;
    }
  }
}
