package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import java.nio.file.attribute.BasicFileAttributes;

/** A local file as an entry. */
final class LocalEntry {
  private LocalEntry() {}

  /** What was named; pipes and devices are read and written as files are. */
  static Entry of(String path, BasicFileAttributes attributes) {
    return entry(path, attributes, EntryType.FILE);
  }

  /** What a listing came to; pipes and devices are not gone into, no more than links. */
  static Entry listed(String path, BasicFileAttributes attributes) {
    return entry(path, attributes, EntryType.LINK);
  }

  private static Entry entry(String path, BasicFileAttributes attributes, EntryType other) {
    var type =
        attributes.isDirectory()
            ? EntryType.DIRECTORY
            : attributes.isSymbolicLink()
                ? EntryType.LINK
                : attributes.isRegularFile() ? EntryType.FILE : other;
    return new Entry(
        path,
        type,
        type == EntryType.FILE ? attributes.size() : 0,
        attributes.lastModifiedTime().toInstant());
  }
}
