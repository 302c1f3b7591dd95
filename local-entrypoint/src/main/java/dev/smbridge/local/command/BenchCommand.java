package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.bench.Benchmark;
import dev.smbridge.local.bench.Comparison;
import dev.smbridge.local.bench.Measurement;
import dev.smbridge.local.bench.Page;
import dev.smbridge.local.bench.Rivals;
import dev.smbridge.local.bench.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a share or a bucket. */
@Command(
    name = "bench",
    description = "Measure large and small files both ways, listing and latency; leaves nothing.")
final class BenchCommand extends FileCommand {
  private static final int MOST_MEBIBYTES = 1 << 20;
  private static final int MOST_FILES = 100_000;
  private static final int MOST_ROUNDS = 100;
  private static final Set<String> REACHING =
      Set.of(
          "--backend",
          "--encryption",
          "--signing",
          "--min-dialect",
          "--auth",
          "--credentials",
          "--config",
          "--timeout");

  @Option(
      names = "--size",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "Size of the large file in MiB (default: ${DEFAULT-VALUE}).")
  private int mebibytes = 64;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many small files of 4 KiB (default: ${DEFAULT-VALUE}).")
  private int files = 200;

  @Option(
      names = "--against",
      paramLabel = "PROGRAM",
      split = ",",
      description =
          "Also let these do the same in turn, as processes of their own: smbclient and"
              + " rclone, in S3 aws and rclone. Who they are is in the environment.")
  private List<String> against = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "With --against: how often each does it (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write a page with tables and drawings to this local file.")
  private @Nullable Path page;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "LOCATION", description = "A directory on a share, or a prefix in S3.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES) {
      throw Context.usage("--size is a number of MiB from 1 to " + MOST_MEBIBYTES);
    }
    if (files < 1 || files > MOST_FILES) {
      throw Context.usage("--files is a number from 1 to " + MOST_FILES);
    }
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw Context.usage("--rounds is a number from 1 to " + MOST_ROUNDS);
    }
    Benchmark.Performer performer =
        operation -> successful(context.perform(operation, Observer.NONE));
    var place = context.location(location);
    Locations.requireRemote(place, "programs");
    var report = new Benchmark(performer, place, mebibytes, files, rivals(context)).run();
    if (page != null) {
      write(page, Page.of(report, location));
    }
    if (context.output().format() == OutputFormat.TABLE) {
      BenchTable.print(context.terminal().data(), report);
    } else {
      context.data().json(tree(report));
    }
    return ExitCode.DONE;
  }

  private Rivals rivals(Context context) {
    return new Rivals(
        against, rounds, context.startCommand(), reaching(), location, context.environment());
  }

  /** The options of this call that say how the place is reached. */
  private List<String> reaching() {
    var words = new ArrayList<String>();
    if (spec != null) {
      for (var option : spec.commandLine().getParseResult().matchedOptions()) {
        if (REACHING.contains(option.longestName())) {
          words.add(option.longestName());
          words.addAll(option.originalStringValues());
        }
      }
    }
    return words;
  }

  private static void write(Path page, String content) throws FileFailure {
    try {
      Files.writeString(page, content);
    } catch (IOException e) {
      throw new FileFailure(FailureKind.OTHER, "--html: the page cannot be written")
          .at(page.toString())
          .causedBy(e);
    }
  }

  private static Map<String, @Nullable Object> tree(Benchmark.Report report) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    var session = report.last().session();
    tree.put("session", session == null ? null : facts(session));
    tree.put("measurements", report.measurements().stream().map(Measurement::tree).toList());
    tree.put("latencies", report.latencies().stream().map(Samples::tree).toList());
    if (!report.comparisons().isEmpty()) {
      tree.put("comparisons", report.comparisons().stream().map(Comparison::tree).toList());
    }
    return tree;
  }

  private static Map<String, @Nullable Object> facts(SessionFacts session) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("backend", session.backend());
    facts.put("dialect", session.dialect().text());
    facts.put("encrypted", session.encrypted());
    facts.put("signed", session.signed());
    facts.put("server", session.server());
    facts.put("cipher", session.cipher());
    facts.put("signature", session.signature());
    facts.put("cryptography", session.cryptography());
    return facts;
  }
}
