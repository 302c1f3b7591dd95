package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One transfer under way. Every worker takes the next chunk, reads it, waits for its turn where
 * order matters (the digest, a content or a draft that is only had in order), and writes it.
 */
final class Pipeline {
  private static final Duration LET_GO = Duration.ofSeconds(1);

  private final Content from;
  private final Draft to;
  private final @Nullable MessageDigest digest;
  private final Deadline deadline;
  private final Progress progress;
  private final int chunkBytes;
  private final long sizeBytes;

  private final ReentrantLock taking = new ReentrantLock();
  private long taken;
  private volatile boolean ended;

  private final Object turns = new Object();
  private long turn;
  private long movedBytes;
  private @Nullable Throwable failure;

  Pipeline(
      Content from,
      Draft to,
      @Nullable MessageDigest digest,
      Deadline deadline,
      Progress progress) {
    this.from = from;
    this.to = to;
    this.digest = digest;
    this.deadline = deadline;
    this.progress = progress;
    this.chunkBytes = to.chunkBytes();
    this.sizeBytes = from.version().sizeBytes();
  }

  private record Chunk(long index, long offset, ByteBuffer bytes) {}

  /** Runs to the end and returns the bytes moved: all of a source whose size is known. */
  long run(int workers) throws FileFailure {
    return run(workers, Thread.ofPlatform().daemon().name("transfer-", 0).factory());
  }

  long run(int workers, ThreadFactory factory) throws FileFailure {
    if (workers == 1 && !isStreamed()) {
      work();
    } else {
      join(start(workers, factory));
    }
    throwFailure();
    if (sizeBytes >= 0 && movedBytes != sizeBytes) {
      throw new FileFailure(
          FailureKind.CORRUPTED,
          movedBytes + " of " + sizeBytes + " bytes were moved: nothing was published");
    }
    return movedBytes;
  }

  /** Those that started; one that cannot start ends the transfer. */
  private List<Thread> start(int workers, ThreadFactory factory) {
    var started = new ArrayList<Thread>(workers);
    try {
      for (var i = 0; i < workers; i++) {
        var thread = factory.newThread(this::work);
        thread.start();
        started.add(thread);
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    return started;
  }

  /** A read or write of a pipe may wait for ever: the caller does not wait in it. */
  private boolean isStreamed() {
    return from.access() == Access.IN_ORDER || to.access() == Access.IN_ORDER;
  }

  private void join(List<Thread> threads) {
    var interrupted = false;
    for (var thread : threads) {
      while (thread.isAlive()) {
        try {
          if (!thread.join(deadline.lettingGo().remaining()) && !end(threads)) {
            return;
          }
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new FileFailure(FailureKind.OTHER, "the transfer was interrupted").causedBy(e));
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The time is over: interrupts those who are still at work, and waits until they let go.
   *
   * @return whether they did; a stream that does not heed an interrupt is left to itself
   */
  private boolean end(List<Thread> threads) throws InterruptedException {
    fail(new FileFailure(FailureKind.DEADLINE, "the time for this operation is over"));
    threads.forEach(Thread::interrupt);
    for (var thread : threads) {
      if (!thread.join(LET_GO)) {
        return false;
      }
    }
    return true;
  }

  private void throwFailure() throws FileFailure {
    synchronized (turns) {
      switch (failure) {
        case null -> {}
        case FileFailure known -> throw known;
        case RuntimeException bug -> throw bug;
        case OutOfMemoryError memory ->
            throw new FileFailure(
                    FailureKind.OTHER,
                    "there is not enough memory for this transfer, or for its threads: give the"
                        + " process more, or run fewer transfers at once")
                .causedBy(memory);
        case Error error -> throw error;
        default -> throw new IllegalStateException(failure);
      }
    }
  }

  private void work() {
    try {
      var buffer = ByteBuffer.allocate(bufferBytes());
      for (var chunk = take(buffer); chunk != null; chunk = take(buffer)) {
        if (from.access() == Access.POSITIONAL) {
          fill(chunk);
        }
        pass(chunk);
      }
    } catch (FileFailure | RuntimeException | Error e) {
      fail(e);
    }
  }

  private int bufferBytes() {
    return sizeBytes < 0 ? chunkBytes : (int) Math.min(chunkBytes, Math.max(sizeBytes, 1));
  }

  /** The next chunk; one that is only had in order is read at once, while no other takes. */
  private @Nullable Chunk take(ByteBuffer buffer) throws FileFailure {
    try {
      taking.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      return next(buffer);
    } finally {
      taking.unlock();
    }
  }

  private @Nullable Chunk next(ByteBuffer buffer) throws FileFailure {
    var offset = taken * chunkBytes;
    if (ended || hasFailed() || (sizeBytes >= 0 && offset >= sizeBytes)) {
      return null;
    }
    deadline.nextWait();
    buffer.clear();
    if (sizeBytes >= 0) {
      buffer.limit((int) Math.min(chunkBytes, sizeBytes - offset));
    }
    var chunk = new Chunk(taken, offset, buffer);
    if (from.access() == Access.IN_ORDER) {
      fill(chunk);
      if (!buffer.hasRemaining()) {
        return null;
      }
    }
    taken++;
    return chunk;
  }

  private void fill(Chunk chunk) throws FileFailure {
    var wanted = chunk.bytes.remaining();
    var read = from.readAt(chunk.offset, chunk.bytes);
    chunk.bytes.flip();
    if (read < wanted) {
      if (sizeBytes >= 0) {
        throw Transfer.changed();
      }
      ended = true;
    }
  }

  private void pass(Chunk chunk) throws FileFailure {
    var length = chunk.bytes.remaining();
    if (to.access() == Access.IN_ORDER) {
      inTurn(chunk, true);
    } else {
      if (digest != null) {
        inTurn(chunk, false);
      }
      to.writeAt(chunk.offset, chunk.bytes);
    }
    synchronized (turns) {
      movedBytes += length;
    }
    progress.moved(length);
  }

  /** From its turn on a chunk has the way to itself, and holds no lock while it writes. */
  private void inTurn(Chunk chunk, boolean write) throws FileFailure {
    if (!awaitTurn(chunk.index)) {
      return;
    }
    if (digest != null) {
      digest.update(chunk.bytes.duplicate());
    }
    if (write) {
      to.writeAt(chunk.offset, chunk.bytes);
    }
    synchronized (turns) {
      turn++;
      turns.notifyAll();
    }
  }

  /** Whether the turn comes: not once the transfer has failed. */
  private boolean awaitTurn(long index) throws FileFailure {
    synchronized (turns) {
      while (turn != index && failure == null) {
        try {
          turns.wait();
        } catch (InterruptedException e) {
          throw interrupted(e);
        }
      }
      return failure == null;
    }
  }

  private static FileFailure interrupted(InterruptedException stop) {
    Thread.currentThread().interrupt();
    return new FileFailure(FailureKind.OTHER, "the transfer was interrupted").causedBy(stop);
  }

  private boolean hasFailed() {
    synchronized (turns) {
      return failure != null;
    }
  }

  private void fail(Throwable broken) {
    synchronized (turns) {
      if (failure == null || brought(broken, failure)) {
        failure = broken;
      }
      turns.notifyAll();
    }
  }

  /**
   * Whether a failure is the cause of one that was reported earlier: an answer that does not come
   * ends the connection, which the other workers notice before the one that waited for it has said
   * why.
   */
  private static boolean brought(Throwable cause, Throwable told) {
    return cause instanceof FileFailure first
        && first.kind() == FailureKind.DEADLINE
        && told instanceof FileFailure second
        && second.kind() == FailureKind.CONNECTION_LOST;
  }
}
