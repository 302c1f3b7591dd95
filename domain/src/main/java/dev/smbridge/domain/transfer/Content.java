package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Bytes that can be read: a file on a share, an object in S3, a local file, standard input. It has
 * one owner, who closes it.
 */
@Port
public interface Content extends AutoCloseable {
  /** What was opened. It does not change while the content is open. */
  Version version();

  /**
   * When the content was last changed where it comes from, which a copy keeps: an object in S3 may
   * know that beside its own time. Empty for a stream.
   */
  Optional<Instant> originalTime();

  /** The order in which {@link #readAt} may be called. */
  Access access();

  /** The bytes that one read best asks for, at least 4096. */
  int chunkBytes();

  /**
   * Fills {@code target}, however large, from its position on with the bytes from {@code offset}
   * on, as far as there are any, and moves its position. Safe from many threads where {@link
   * #access} is positional.
   *
   * <ul>
   *   <li>Past the end: nothing is read.
   *   <li>Concurrent change: {@code CHANGED} when the store notices that the content is no longer
   *       {@link #version}; {@link #isCurrent} notices the rest.
   *   <li>Lost reply: nothing changed; it may be repeated.
   * </ul>
   *
   * @param offset in bytes, from 0
   * @return how many bytes were read: fewer than {@code target} had room for only at the end
   * @throws FileFailure {@code CHANGED}; {@code CONNECTION_LOST}, {@code DEADLINE}; {@code LOCKED}
   *     for a range that another client locked
   */
  int readAt(long offset, ByteBuffer target) throws FileFailure;

  /**
   * Whether the store still holds {@link #version} at the path that was opened, asked afresh; not
   * when something else, or nothing, is there now. Asked once everything was read, and perhaps
   * again later: a content may let go of what it has open first, since some servers show the old
   * times of a file for as long as a client holds it open. A store that checks the version with
   * every read may give its first answer by these reads, once everything was read.
   *
   * @throws FileFailure when the store cannot be asked
   */
  boolean isCurrent() throws FileFailure;

  /** Lets go. Idempotent; never fails, since nothing that was read depends on it. */
  @Override
  void close();
}
