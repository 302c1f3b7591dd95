package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.share.SharePath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the function's log really writes, for those who read it. */
public final class WrittenLines {
  private WrittenLines() {}

  /** The metrics that have these dimensions and no others. */
  public static Set<String> metricsBy(String... dimensions) {
    var names = new TreeSet<String>();
    for (var line : lines()) {
      var directive = new Json(line.at("_aws", "CloudWatchMetrics", 0));
      if (directive.list("Dimensions").contains(List.of(dimensions))) {
        names.addAll(directive.each("Metrics", "Name"));
      }
    }
    return names;
  }

  /** The names of all fields. */
  public static Set<String> fields() {
    var names = new TreeSet<String>();
    for (var line : lines()) {
      ((Map<?, ?>) Objects.requireNonNull(line.tree()))
          .keySet()
          .forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  private static List<Json> lines() {
    try {
      var bytes = new ByteArrayOutputStream();
      var format = DaggerLambdaComponent.create().documentFormat();
      var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      var log = new OperationLog(format, out, Clock.systemUTC());
      var facts =
          new InvocationFacts("id", "f", "7", true, "1-0", new InvocationFacts.Message("m", "1"));
      var target = Configuration.ofSecret("secretsmanager:x").defaultTarget();
      var stat = new Operation.Stat(new OnShare(target, SharePath.ROOT, true));
      log.performed(new Result(stat, null, new Outcome.Done(), 1), facts, Duration.ofMillis(3));
      log.refused("stat", stat, new FileFailure(FailureKind.INVALID_REQUEST, "no"), facts);
      var lines = new ArrayList<Json>();
      bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add(Json.read(line)));
      return lines;
    } catch (FileFailure e) {
      throw new AssertionError(e);
    }
  }
}
