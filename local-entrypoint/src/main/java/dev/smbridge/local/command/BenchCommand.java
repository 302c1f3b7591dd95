package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.bench.Benchmark;
import dev.smbridge.local.bench.Measurement;
import dev.smbridge.local.terminal.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a share. */
@Command(
    name = "bench",
    description = "Measure large and small files both ways, listing and latency; leaves nothing.")
final class BenchCommand extends FileCommand {
  private static final int MOST_MEBIBYTES = 1 << 20;
  private static final int MOST_FILES = 100_000;

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

  @Parameters(paramLabel = "LOCATION", description = "A directory on a share.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES) {
      throw Context.usage("--size is a number of MiB from 1 to " + MOST_MEBIBYTES);
    }
    if (files < 1 || files > MOST_FILES) {
      throw Context.usage("--files is a number from 1 to " + MOST_FILES);
    }
    Benchmark.Performer performer =
        operation -> successful(context.perform(operation, Observer.NONE));
    var report = new Benchmark(performer, context.onShare(location), mebibytes, files).run();
    if (context.output().format() == OutputFormat.TABLE) {
      show(context, report);
    } else {
      context.data().json(tree(report));
    }
    return ExitCode.DONE;
  }

  private static void show(Context context, Benchmark.Report report) {
    var data = context.terminal().data();
    var session = report.last().session();
    if (session != null) {
      data.printf(
          "%s, SMB %s, %s, %s, server %s, cipher %s, signatures %s, %s%n",
          session.backend(),
          session.dialect().text(),
          session.encrypted() ? "encrypted" : "NOT encrypted",
          session.signed() ? "responses verified" : "responses NOT verified",
          session.server(),
          session.cipher(),
          session.signature(),
          session.cryptography());
    }
    data.printf("%-10s  %8s  %10s  %9s  %s%n", "WHAT", "COUNT", "BYTES", "SECONDS", "RATE");
    for (var measured : report.measurements()) {
      data.printf(
          "%-10s  %8d  %10s  %9.3f  %s%n",
          measured.name(),
          measured.count(),
          measured.bytes() == 0 ? "-" : Bytes.shown(measured.bytes()),
          measured.seconds(),
          measured.rate());
    }
  }

  private static Map<String, @Nullable Object> tree(Benchmark.Report report) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    var session = report.last().session();
    tree.put("session", session == null ? null : facts(session));
    tree.put("measurements", report.measurements().stream().map(Measurement::tree).toList());
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
