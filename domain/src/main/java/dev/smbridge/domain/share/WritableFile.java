package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A file on a share that is open for writing. It has one owner, who closes it. */
@Port
public interface WritableFile extends AutoCloseable {
  /** The bytes that one write takes best. */
  int chunkBytes();

  /** The size when it was opened: 0 for a created one. */
  long openedSizeBytes();

  /**
   * Writes all of {@code source}, however long ([MS-SMB2] 2.2.21). Its position is its limit then,
   * and it is the caller's again. Safe from many threads.
   *
   * <ul>
   *   <li>Beyond the end: what lies between the end and {@code offset} is zeros.
   *   <li>Lost reply: some of it may have been written; writing the same again is safe.
   *   <li>Crash: what was not flushed may be lost on the server.
   * </ul>
   *
   * @param offset in bytes, from 0
   * @throws FileFailure {@code NO_SPACE}, {@code LOCKED}, {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  void writeAt(long offset, ByteBuffer source) throws FileFailure;

  /**
   * Fills an empty file with the content of another one of the same share, without moving the bytes
   * over the wire ([MS-SMB2] 2.2.31.1).
   *
   * <ul>
   *   <li>Missing source: {@code NOT_FOUND}.
   *   <li>Concurrent change of the source: not noticed here; the caller looks at it before and
   *       after.
   *   <li>Lost reply: some of it may have been written.
   * </ul>
   *
   * @return how many bytes were copied
   * @throws FileFailure {@code NOT_FOUND}, {@code IS_A_DIRECTORY}, {@code NO_SPACE}, {@code
   *     LOCKED}; {@code UNSUPPORTED} where backend or server cannot
   */
  long copyFrom(SharePath source) throws FileFailure;

  /**
   * Returns once everything written has reached the server's disk ([MS-SMB2] 2.2.17). A slow disk
   * takes its time: it is waited for by the deadline, longer than for other answers, as long as the
   * server answers echoes meanwhile. Safe from many threads, also while others write.
   *
   * @return the size that the server has for the file now
   * @throws FileFailure {@code NO_SPACE}, {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  long flush() throws FileFailure;

  /**
   * Sets the time of the file's last change, by the handle that wrote it ([MS-FSCC] 2.4.7); it has
   * that time at the latest once it has its final name. Nothing is written afterwards.
   *
   * <ul>
   *   <li>Not allowed: the file keeps the server's own time, which {@link #finish} tells.
   *   <li>Lost reply: it may be repeated.
   * </ul>
   *
   * @param modified to 100 ns; from 1601 on
   * @throws FileFailure {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  void setModified(Instant modified) throws FileFailure;

  /**
   * Gives the file its final name; by the open handle where the library can ([MS-FSCC] 2.4.37).
   * Afterwards it is only finished or closed.
   *
   * <ul>
   *   <li>Exists, lost reply, crash: as {@link Share#move}.
   * </ul>
   *
   * @param replace whether a file of that name gives way
   * @throws FileFailure as {@link Share#move}
   */
  void renameTo(SharePath to, boolean replace) throws FileFailure;

  /**
   * Lets go, as {@link #close}, and says what the file is in the end ([MS-SMB2] 2.2.16).
   *
   * @return its size and time; its identity is empty
   * @throws FileFailure {@code CONNECTION_LOST}, {@code DEADLINE}; it is to be closed then
   */
  Version finish() throws FileFailure;

  /** Lets go; the file stays as it is. Idempotent. */
  @Override
  void close();
}
