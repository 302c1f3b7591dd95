package dev.smbridge.domain.share;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** The same from many virtual threads at the same moment. */
public final class Concurrently {
  private static final long LIMIT_SECONDS = 60;

  private Concurrently() {}

  /** What each of {@code count} calls came to, in the order of their numbers. */
  public static <T> List<Future<T>> call(int count, IntFunction<Callable<T>> numbered)
      throws InterruptedException {
    var start = new CountDownLatch(1);
    var results = new ArrayList<Future<T>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var number = 0; number < count; number++) {
        var call = numbered.apply(number);
        results.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      start.countDown();
      threads.shutdown();
      if (!threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        throw new AssertionError("not done after " + LIMIT_SECONDS + " s");
      }
    }
    return results;
  }

  /** The results of {@code count} calls, of which none may fail. */
  public static <T> List<T> all(int count, IntFunction<Callable<T>> numbered) throws Exception {
    var results = new ArrayList<T>();
    for (var future : call(count, numbered)) {
      results.add(future.get());
    }
    return results;
  }
}
