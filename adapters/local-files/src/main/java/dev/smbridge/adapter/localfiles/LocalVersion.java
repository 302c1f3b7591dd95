package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.transfer.Version;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Tells one content of a local file from the next: size, time of change, and which file it is. */
final class LocalVersion {
  private LocalVersion() {}

  static Version of(BasicFileAttributes attributes) {
    return new Version(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        Objects.toString(attributes.fileKey(), ""));
  }
}
