package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A local file as an entry. */
final class LocalEntry {
  /** The bits of a mode that say what a file is, and two of their values (POSIX sys/stat.h). */
  private static final int FORMAT = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private LocalEntry() {}

  /**
   * What is at a path.
   *
   * @param shown the path of the entry
   * @param options whether a link is looked at itself
   */
  static Entry of(String shown, Path path, LinkOption... options) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class, options);
    var type = type(path, attributes, options);
    return new Entry(
        shown,
        type,
        type == EntryType.FILE ? attributes.size() : 0,
        attributes.lastModifiedTime().toInstant());
  }

  /** What a path leads to. */
  static EntryType type(Path path, BasicFileAttributes attributes, LinkOption... options)
      throws IOException {
    if (attributes.isOther()) {
      return special(path, options);
    }
    return attributes.isDirectory()
        ? EntryType.DIRECTORY
        : attributes.isSymbolicLink() ? EntryType.LINK : EntryType.FILE;
  }

  private static EntryType special(Path path, LinkOption... options) throws IOException {
    try {
      var mode = (Integer) Files.getAttribute(path, "unix:mode", options);
      return switch (mode & FORMAT) {
        case PIPE -> EntryType.PIPE;
        case SOCKET -> EntryType.SOCKET;
        default -> EntryType.DEVICE;
      };
    } catch (UnsupportedOperationException _) {
      return EntryType.DEVICE;
    }
  }
}
