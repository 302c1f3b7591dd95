package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.UnexpectedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that do the same work side by side. Whatever ends one of them but its own return ends the
 * tree: an {@link Error}, a bug, a thread that cannot start, an interruption of the caller.
 */
final class TreeWorkers {
  private static final ThreadFactory DAEMONS =
      Thread.ofPlatform().daemon().name("copy-", 0).factory();

  private final TreeTally tally;
  private final ThreadFactory threads;
  private final AtomicInteger returned = new AtomicInteger();

  TreeWorkers(TreeTally tally) {
    this(tally, DAEMONS);
  }

  TreeWorkers(TreeTally tally, ThreadFactory threads) {
    this.tally = tally;
    this.threads = threads;
  }

  /** Returns once every worker has ended. */
  void run(Runnable work, int workers) {
    var started = start(work, workers);
    for (var thread : started) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          tally.end(new FileFailure(FailureKind.OTHER, "the copy was interrupted").causedBy(e));
          started.forEach(Thread::interrupt);
        }
      }
    }
    if (returned.get() < workers) {
      tally.end(new FileFailure(FailureKind.OTHER, "a worker of the copy ended unexpectedly"));
    }
  }

  private List<Thread> start(Runnable work, int workers) {
    var started = new ArrayList<Thread>(workers);
    try {
      for (var i = 0; i < workers; i++) {
        var thread =
            threads.newThread(() -> {
              work.run();
              var _ = returned.incrementAndGet();
            });
        thread.setUncaughtExceptionHandler(
            (ignored, death) -> tally.end(UnexpectedFailure.of(death)));
        thread.start();
        started.add(thread);
      }
    } catch (OutOfMemoryError e) {
      tally.end(UnexpectedFailure.of(e));
    }
    return started;
  }
}
