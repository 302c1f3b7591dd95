package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Lets programs do the same work in turn, so that what else goes on meets all of them alike. */
final class Contest {
  private static final String FETCHED = "fetched";

  private final Benchmark.Performer performer;
  private final Directory place;
  private final LocalSamples samples;
  private final Map<Work, Map<String, List<Trial>>> trials = new EnumMap<>(Work.class);

  /** In a directory that exists. */
  Contest(Benchmark.Performer performer, Directory place, LocalSamples samples) {
    this.performer = performer;
    this.place = place;
    this.samples = samples;
  }

  /** So many rounds; the first program is what the others are compared with. */
  List<Comparison> run(List<Program> programs, int rounds) throws FileFailure, IOException {
    for (var round = 1; round <= rounds; round++) {
      for (var program : programs) {
        run(program, program.name() + "-" + round);
      }
    }
    return comparisons(programs.getFirst().name());
  }

  private void run(Program program, String folder) throws FileFailure, IOException {
    var directory = place.child(folder);
    directory.make(performer);
    samples.makeFolder(FETCHED);
    for (var work : Work.values()) {
      var local = work.storing() ? samples.path(work.file()) : samples.path(FETCHED, work.file());
      var command = program.command(work, local, place.name() + "/" + folder);
      trials
          .computeIfAbsent(work, ignored -> new LinkedHashMap<>())
          .computeIfAbsent(program.name(), ignored -> new ArrayList<>())
          .add(Trial.of(command, program.environment()));
    }
    samples.remove(FETCHED);
    directory.remove(performer);
  }

  private List<Comparison> comparisons(String reference) {
    var comparisons = new ArrayList<Comparison>();
    trials.forEach((work, programs) -> {
      var usual = median(programs.getOrDefault(reference, List.of()), Trial::seconds);
      programs.forEach((name, runs) -> {
        var seconds = median(runs, Trial::seconds);
        comparisons.add(
            new Comparison(
                work.text(),
                name,
                seconds,
                median(runs, Trial::processorSeconds),
                seconds / usual));
      });
    });
    return comparisons;
  }

  private static double median(List<Trial> runs, ToDoubleFunction<Trial> value) {
    var sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
