package dev.smbridge.local.bench;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Measures large and small files both ways, listing and latency, in a directory of its own. */
public final class Benchmark {
  private static final int LATENCY_REQUESTS = 100;
  private static final int TRANSFERS = 8;

  private final Performer performer;
  private final OnShare place;
  private final long largeMebibytes;
  private final int smallFiles;

  /** Carries out an operation, with a failure as an exception. */
  public interface Performer {
    Result perform(Operation operation) throws FileFailure;
  }

  /** What was measured, and the last result, whose session tells what the wire used. */
  public record Report(List<Measurement> measurements, Result last) {}

  /** Below {@code parent}, which is made where it is missing, and stays. */
  public Benchmark(Performer performer, OnShare parent, long largeMebibytes, int smallFiles)
      throws FileFailure {
    this.performer = performer;
    this.largeMebibytes = largeMebibytes;
    this.smallFiles = smallFiles;
    var name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    this.place = new OnShare(parent.target(), parent.path().child("smbridge-bench-" + name), true);
  }

  /** Runs it and takes away all that it made, whatever comes. */
  public Report run() throws FileFailure {
    try (var samples = LocalSamples.of(largeMebibytes, smallFiles)) {
      performer.perform(new Operation.MakeDirectory(place, true));
      try {
        return measured(samples);
      } finally {
        removed();
      }
    } catch (IOException | UncheckedIOException e) {
      throw new FileFailure(
              FailureKind.OTHER,
              "the files to measure with cannot be kept in "
                  + System.getProperty("java.io.tmpdir")
                  + ": make room there or ask for less by --size and --files")
          .causedBy(e);
    }
  }

  /** An interrupt waits for this, too. */
  private void removed() throws FileFailure {
    var interrupted = Thread.interrupted();
    try {
      performer.perform(new Operation.Delete(place, true, null));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Report measured(LocalSamples samples) throws FileFailure {
    var done = new ArrayList<Measurement>();
    var largeBytes = largeMebibytes << 20;
    var smallBytes = (long) smallFiles * LocalSamples.SMALL_BYTES;
    done.add(timed("put large", 1, largeBytes, copy(local(samples, "large"), on("large"), false)));
    done.add(timed("get large", 1, largeBytes, copy(on("large"), local(samples, "back"), false)));
    done.add(
        timed(
            "put small", smallFiles, smallBytes, copy(local(samples, "small"), on("small"), true)));
    done.add(
        timed(
            "get small",
            smallFiles,
            smallBytes,
            copy(on("small"), local(samples, "small-back"), true)));
    done.add(timed("list", smallFiles, 0, new Operation.ListEntries(on("small"), false, null)));
    var stat = new Operation.Stat(on("large"));
    var start = System.nanoTime();
    var last = performer.perform(stat);
    for (var i = 1; i < LATENCY_REQUESTS; i++) {
      last = performer.perform(stat);
    }
    done.add(new Measurement("latency", LATENCY_REQUESTS, 0, since(start)));
    return new Report(List.copyOf(done), last);
  }

  private Measurement timed(String name, long count, long bytes, Operation operation)
      throws FileFailure {
    var start = System.nanoTime();
    var result = performer.perform(operation);
    if (result.outcome() instanceof Outcome.TreeCopied(var copied) && copied.failed() > 0) {
      throw copied.failures().getFirst();
    }
    return new Measurement(name, count, bytes, since(start));
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static Operation.Copy copy(Location from, Location to, boolean recursive) {
    return new Operation.Copy(
        from,
        to,
        new CopyOptions(
            IfExists.REPLACE,
            Verify.SIZE,
            true,
            recursive,
            false,
            false,
            NameFilter.ALL,
            TRANSFERS));
  }

  private OnShare on(String name) throws FileFailure {
    return new OnShare(place.target(), place.path().child(name), false);
  }

  private static Location local(LocalSamples samples, String name) {
    return new InStore(Location.LOCAL, new ObjectKey("", samples.path(name).toString()), false);
  }
}
