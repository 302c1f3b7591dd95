package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
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

  Looks looks(OnShare file, int count) throws FileFailure {
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

  /** A small file is written, read and deleted, so many times. */
  List<Samples> smallFiles(OnShare directory, int count) throws FileFailure {
    var writes = new ArrayList<Duration>();
    var reads = new ArrayList<Duration>();
    var deletions = new ArrayList<Duration>();
    for (var i = 0; i < count; i++) {
      var file = new OnShare(directory.target(), directory.path().child("single-" + i), false);
      var content = ByteBuffer.allocate(LocalSamples.SMALL_BYTES);
      writes.add(time(new Operation.Write(file, content, IfExists.REPLACE, false)));
      reads.add(time(new Operation.Read(file, 0, Operation.Read.WHOLE, Encoding.BASE64)));
      deletions.add(time(new Operation.Delete(file, false, null)));
    }
    return List.of(
        new Samples("write 4 KiB", writes),
        new Samples("read 4 KiB", reads),
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
