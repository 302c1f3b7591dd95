package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Bytes that no reader sees until they are published: a temporary file on a share, a multipart
 * upload, a temporary local file. It has one owner, who closes it; closing without publishing
 * discards.
 */
@Port
public interface Draft extends AutoCloseable {
  /** The order in which {@link #writeAt} may be called. */
  Access access();

  /** The bytes that one write takes best; every write but the last has exactly so many. */
  int chunkBytes();

  /**
   * Gives what will be published the time of its last change, to the precision of the store; asked
   * before anything is written. A store that may not set it, and a stream, keep their own time.
   */
  void setModified(Instant modified);

  /**
   * Writes all of {@code source}. Safe from many threads where {@link #access} is positional.
   *
   * <ul>
   *   <li>Lost reply: no reader sees the draft; the whole write may be repeated on a new one.
   *   <li>Crash: the draft is never visible, and is swept later.
   * </ul>
   *
   * @param offset in bytes, a multiple of {@link #chunkBytes}
   * @throws FileFailure {@code NO_SPACE}, {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  void writeAt(long offset, ByteBuffer source) throws FileFailure;

  /**
   * The bytes that were written, as the store has them now, or empty where the store shows nothing
   * before publication.
   */
  Optional<Content> readBack() throws FileFailure;

  /**
   * Makes the draft visible under its name, whole and at once. Before that it is flushed and its
   * size is checked.
   *
   * <ul>
   *   <li>Exists: it gives way, or {@code ALREADY_EXISTS}, as was said when the draft was begun.
   *   <li>In use: {@code LOCKED}, and both the file there and the draft stay whole.
   *   <li>Lost reply: settled by looking; effect {@code UNKNOWN} where that did not settle it.
   *   <li>Crash: the name has what it had before, or the whole draft.
   * </ul>
   *
   * @param sizeBytes how many bytes were written
   * @return what is visible now
   * @throws FileFailure {@code ALREADY_EXISTS}, {@code IS_A_DIRECTORY}, {@code LOCKED}; {@code
   *     CORRUPTED} when the store has another size
   */
  Version publish(long sizeBytes) throws FileFailure;

  /** Discards what was not published. Idempotent; never fails: a leftover is swept later. */
  @Override
  void close();
}
