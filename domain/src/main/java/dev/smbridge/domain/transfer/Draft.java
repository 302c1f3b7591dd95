package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import java.nio.ByteBuffer;
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
   * Writes all of {@code source} at {@code offset}, a multiple of {@link #chunkBytes}. Safe from
   * many threads where {@link #access} is positional.
   *
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
   * @param sizeBytes how many bytes were written
   * @return what is visible now
   * @throws FileFailure {@code ALREADY_EXISTS} when the name is taken and may not be replaced;
   *     {@code IS_A_DIRECTORY}, {@code LOCKED}; {@code CORRUPTED} when the store has another size;
   *     with effect {@code UNKNOWN} when the reply was lost and looking did not settle it
   */
  Version publish(long sizeBytes) throws FileFailure;

  /** Discards what was not published. Idempotent; never fails: a leftover is swept later. */
  @Override
  void close();
}
