package dev.smbridge.domain.entry;

import java.time.Instant;

/**
 * One file, directory or link.
 *
 * @param path relative to what was listed, with {@code /}, without a trailing one; as the server
 *     sent it, hence hostile until it has become a path
 * @param type what it is
 * @param sizeBytes the size of a file's content; 0 for everything else
 * @param modified the last change, to the server's precision; {@link #NO_TIME} where the store
 *     keeps none, as S3 of directories
 * @param readOnly whether it has the attribute of that name, so that it is neither replaced nor
 *     deleted before that is cleared ([MS-FSCC] 2.6)
 */
public record Entry(
    String path, EntryType type, long sizeBytes, Instant modified, boolean readOnly) {
  /** No time is known. */
  public static final Instant NO_TIME = Instant.MIN;

  /** One without the read-only attribute. */
  public Entry(String path, EntryType type, long sizeBytes, Instant modified) {
    this(path, type, sizeBytes, modified, false);
  }

  /** The last segment of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same entry seen from further up; an empty {@code directory} changes nothing. */
  public Entry under(String directory) {
    return directory.isEmpty() ? this : at(directory + "/" + path);
  }

  /** The same entry under another path. */
  public Entry at(String path) {
    return new Entry(path, type, sizeBytes, modified, readOnly);
  }

  /** Whether the store keeps a time of it. */
  public boolean hasTime() {
    return !modified.equals(NO_TIME);
  }

  public boolean isDirectory() {
    return type == EntryType.DIRECTORY;
  }
}
