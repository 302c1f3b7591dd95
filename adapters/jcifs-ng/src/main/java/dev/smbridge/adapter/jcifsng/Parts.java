package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.FileFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Does the parts of a chunk at the same time. The library sends at most 64 KiB in one message, and
 * its calls wait for the answer: so each part has a virtual thread.
 */
final class Parts {
  private Parts() {}

  /** One part of a chunk. */
  interface Part {
    void run(int index) throws FileFailure;
  }

  /** Returns once all are done; fails as the first of them that failed. */
  static void run(int count, Part part) throws FileFailure {
    if (count == 1) {
      part.run(0);
      return;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, count)
              .mapToObj(index ->
                  threads.submit(() -> {
                    part.run(index);
                    return index;
                  }))
              .toList();
      try {
        for (Future<Integer> one : running) {
          one.get();
        }
      } catch (InterruptedException | ExecutionException e) {
        threads.shutdownNow();
        throw JcifsFailures.ofPart(e);
      }
    }
  }
}
