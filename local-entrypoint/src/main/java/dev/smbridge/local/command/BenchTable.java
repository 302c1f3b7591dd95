package dev.smbridge.local.command;

import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.local.bench.Benchmark;
import dev.smbridge.local.bench.Comparison;
import dev.smbridge.local.bench.Measurement;
import dev.smbridge.local.bench.Samples;
import dev.smbridge.local.terminal.Bytes;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured as tables for people. */
final class BenchTable {
  private BenchTable() {}

  static void print(PrintStream data, Benchmark.Report report) {
    session(data, report.last().session());
    measurements(data, report.measurements());
    latencies(data, report.latencies());
    if (!report.comparisons().isEmpty()) {
      comparisons(data, report.comparisons());
    }
  }

  private static void session(PrintStream data, @Nullable SessionFacts session) {
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
  }

  private static void measurements(PrintStream data, List<Measurement> measurements) {
    data.printf("%-10s  %8s  %10s  %9s  %s%n", "WHAT", "COUNT", "BYTES", "SECONDS", "RATE");
    for (var measured : measurements) {
      data.printf(
          "%-10s  %8d  %10s  %9.3f  %s%n",
          measured.name(),
          measured.count(),
          measured.bytes() == 0 ? "-" : Bytes.shown(measured.bytes()),
          measured.seconds(),
          measured.rate());
    }
  }

  private static void latencies(PrintStream data, List<Samples> latencies) {
    data.printf("%n%-12s  %9s  %9s  %9s%n", "ONE BY ONE", "P50 MS", "P90 MS", "P99 MS");
    for (var samples : latencies) {
      data.printf(
          "%-12s  %9.2f  %9.2f  %9.2f%n",
          samples.name(), samples.percentile(50), samples.percentile(90), samples.percentile(99));
    }
  }

  private static void comparisons(PrintStream data, List<Comparison> comparisons) {
    data.printf(
        "%n%-10s  %-9s  %9s  %9s  %s%n", "IN TURN", "PROGRAM", "SECONDS", "PROCESSOR", "RATIO");
    for (var each : comparisons) {
      data.printf(
          "%-10s  %-9s  %9.3f  %9.3f  %.2f%n",
          each.work(), each.program(), each.seconds(), each.processorSeconds(), each.ratio());
    }
  }
}
