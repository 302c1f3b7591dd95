package dev.smbridge.local.bench;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
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
  private static final int SINGLE_FILES = 20;

  /** How many small files are under way at once. */
  static final int TRANSFERS = 8;

  private final Performer performer;
  private final Location parent;
  private final Directory place;
  private final Rivals rivals;
  private final long largeMebibytes;
  private final int smallFiles;

  /** Carries out an operation, with a failure as an exception. */
  public interface Performer {
    Result perform(Operation operation) throws FileFailure;
  }

  /**
   * What was measured.
   *
   * @param latencies of requests that are made one after the other
   * @param comparisons with other programs, where there are any
   * @param last the last result, whose session tells what the wire used
   */
  public record Report(
      List<Measurement> measurements,
      List<Samples> latencies,
      List<Comparison> comparisons,
      Result last) {}

  /** Below {@code parent}, which is made where it is missing, and stays. */
  public Benchmark(
      Performer performer, Location parent, long largeMebibytes, int smallFiles, Rivals rivals)
      throws FileFailure {
    this.performer = performer;
    this.largeMebibytes = largeMebibytes;
    this.smallFiles = smallFiles;
    this.parent = parent;
    this.rivals = rivals;
    var name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    this.place = new Directory(parent).child("smbridge-bench-" + name);
  }

  /** Runs it and takes away all that it made, whatever comes. */
  public Report run() throws FileFailure {
    try (var samples = LocalSamples.of(largeMebibytes, smallFiles)) {
      var programs = rivals.none() ? List.<Program>of() : rivals.programs(parent, samples.folder());
      place.make(performer);
      try {
        return measured(samples, programs);
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
      place.remove(performer);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Report measured(LocalSamples samples, List<Program> programs)
      throws FileFailure, IOException {
    var done = new ArrayList<Measurement>();
    var largeBytes = largeMebibytes << 20;
    var smallBytes = (long) smallFiles * LocalSamples.SMALL_BYTES;
    done.add(
        timed(
            "put large",
            1,
            largeBytes,
            copy(samples.location("large"), place.file("large"), false)));
    done.add(
        timed(
            "get large",
            1,
            largeBytes,
            copy(place.file("large"), samples.location("back"), false)));
    done.add(
        timed(
            "put small",
            smallFiles,
            smallBytes,
            copy(samples.location("small"), place.file("small"), true)));
    done.add(
        timed(
            "get small",
            smallFiles,
            smallBytes,
            copy(place.file("small"), samples.location("small-back"), true)));
    done.add(
        timed("list", smallFiles, 0, new Operation.ListEntries(place.file("small"), false, null)));
    var looks = new Latency(performer).looks(place.file("large"), LATENCY_REQUESTS);
    done.add(new Measurement("latency", LATENCY_REQUESTS, 0, looks.total()));
    var latencies = new ArrayList<>(List.of(looks.samples()));
    latencies.addAll(new Latency(performer).smallFiles(place, samples, SINGLE_FILES));
    var comparisons =
        programs.isEmpty()
            ? List.<Comparison>of()
            : new Contest(performer, place, samples).run(programs, rivals.rounds());
    return new Report(List.copyOf(done), List.copyOf(latencies), comparisons, looks.last());
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

  static Operation.Copy copy(Location from, Location to, boolean recursive) {
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
}
