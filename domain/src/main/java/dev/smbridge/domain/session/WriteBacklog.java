package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.WritableFile;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Flushes a file as it is written, so that a server never has more of it to store than a bounded
 * backlog. A single flush at the end of a large file would take as long as the file takes to reach
 * the disk, and no wait for an answer is that long.
 */
final class WriteBacklog {
  /** About so much of a file is written between two flushes: at 2 MiB/s they are 32 s apart. */
  static final long BYTES = 64L << 20;

  private final WritableFile file;
  private final AtomicLong written = new AtomicLong();
  private final ReentrantLock flushing = new ReentrantLock();

  WriteBacklog(WritableFile file) {
    this.file = file;
  }

  /**
   * Counts what was written, from many threads. The writer that completes a backlog flushes it
   * while the others write on; two backlogs are never flushed at once.
   *
   * @throws FileFailure as {@link WritableFile#flush}
   */
  void wrote(long bytes) throws FileFailure {
    var before = written.getAndAdd(bytes);
    if (before / BYTES == (before + bytes) / BYTES) {
      return;
    }
    flushing.lock();
    try {
      file.flush();
    } finally {
      flushing.unlock();
    }
  }
}
