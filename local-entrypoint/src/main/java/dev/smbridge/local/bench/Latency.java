package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures requests one after the other, each on its own. */
record Latency(Benchmark.Performer performer) {
  /**
   * Many looks at one file.
   *
   * @param last the last of the results
   */
  record Looks(Samples samples, Result last) {
    Duration total() {
      return samples.times().stream().reduce(Duration.ZERO, Duration::plus);
    }
  }

  Looks looks(Location file, int count) throws FileFailure {
    var times = new ArrayList<Duration>();
    var stat = new Operation.Stat(file);
    var last = performer.perform(stat);
    for (var i = 0; i < count; i++) {
      var start = System.nanoTime();
      last = performer.perform(stat);
      times.add(since(start));
    }
    return new Looks(new Samples("stat", times), last);
  }

  /** A small file is stored, fetched and deleted, so many times. */
  List<Samples> smallFiles(Directory directory, LocalSamples local, int count) throws FileFailure {
    var stored = new ArrayList<Duration>();
    var fetched = new ArrayList<Duration>();
    var deletions = new ArrayList<Duration>();
    for (var i = 0; i < count; i++) {
      var file = directory.file("single-" + i);
      stored.add(time(Benchmark.copy(local.location(LocalSamples.ONE_SMALL), file, false)));
      fetched.add(time(Benchmark.copy(file, local.location("single"), false)));
      deletions.add(time(new Operation.Delete(file, false, null)));
    }
    return List.of(
        new Samples("put 4 KiB", stored),
        new Samples("get 4 KiB", fetched),
        new Samples("delete", deletions));
  }

  private Duration time(Operation operation) throws FileFailure {
    var start = System.nanoTime();
    performer.perform(operation);
    return since(start);
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
