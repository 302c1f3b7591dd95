package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The callers that wait on a connection. One of them reads what comes in, for all of them; when it
 * has what it waits for, another takes over. So a caller that waits alone is never woken by
 * another.
 */
final class Readers {
  /** Opened and verified messages that came together. */
  record Frame(Slice bytes, List<Message> messages) {}

  /** Where frames come from. */
  interface Source {
    /** Reads for a moment at the most; nothing while no frame is whole. */
    @Nullable Frame poll() throws IOException;
  }

  /** Who gives out what came, under the lock. */
  interface Taker {
    void take(Frame frame) throws InvalidMessageException;
  }

  private final Source source;
  private final Taker taker;
  private final Runnable hangUp;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> idle = new ArrayDeque<>();
  private boolean reading;
  private volatile @Nullable Exception broken;

  Readers(Source source, Taker taker, Runnable hangUp) {
    this.source = source;
    this.taker = taker;
    this.hangUp = hangUp;
  }

  /** Guards everything that callers wait for. */
  ReentrantLock lock() {
    return lock;
  }

  boolean isBroken() {
    return broken != null;
  }

  /**
   * Waits, with the lock held, until something is so.
   *
   * @param signal signalled whenever it may be so
   * @throws TimeoutException it was not in time; the connection is given up, unless the patience is
   *     gentle
   * @throws IOException the connection was given up
   */
  void await(BooleanSupplier met, Condition signal, Patience patience)
      throws IOException, InterruptedException, TimeoutException {
    try {
      while (!met.getAsBoolean()) {
        throwBroken();
        patience.heedInterrupt();
        if (patience.isOver()) {
          end(patience);
        } else if (reading) {
          idle.add(signal);
          patience.await(signal);
          idle.remove(signal);
        } else {
          read();
        }
      }
    } finally {
      if (!reading && !idle.isEmpty()) {
        idle.getFirst().signal();
      }
    }
  }

  /** Gives the connection up. Every caller gets the first cause. */
  void breakOff(Exception cause) {
    lock.lock();
    try {
      if (broken == null) {
        broken = cause;
      }
      idle.forEach(Condition::signalAll);
    } finally {
      lock.unlock();
    }
    hangUp.run();
  }

  /** Why the connection was given up, for one more caller. */
  void throwBroken() throws IOException, TimeoutException {
    var cause = broken;
    switch (cause) {
      case null -> {}
      case TimeoutException timeout -> throw new TimeoutException(timeout.getMessage());
      case InvalidMessageException lie ->
          throw new InvalidMessageException(String.valueOf(lie.getMessage()), lie);
      default -> throw new IOException(cause.getMessage(), cause);
    }
  }

  private void end(Patience patience) throws TimeoutException {
    if (!patience.isGentle()) {
      breakOff(new TimeoutException());
    }
    throw new TimeoutException();
  }

  /** Reads with the lock let go of, and gives out what came before another may read. */
  private void read() {
    reading = true;
    lock.unlock();
    Frame frame = null;
    Exception problem = null;
    try {
      frame = source.poll();
    } catch (IOException | RuntimeException e) {
      problem = e;
    } finally {
      lock.lock();
      reading = false;
    }
    try {
      if (frame != null) {
        taker.take(frame);
      }
    } catch (InvalidMessageException e) {
      problem = e;
    }
    if (problem != null) {
      breakOff(problem);
    }
  }
}
