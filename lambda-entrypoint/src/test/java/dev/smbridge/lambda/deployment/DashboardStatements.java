package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.lambda.WrittenLines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the dashboard shows is there. */
final class DashboardStatements {
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/Lambda FunctionName",
          Set.of(
              "Invocations",
              "Errors",
              "Throttles",
              "Duration",
              "ConcurrentExecutions",
              "AsyncEventsDropped"),
          "AWS/SQS QueueName",
          Set.of(
              "ApproximateNumberOfMessagesVisible",
              "ApproximateNumberOfMessagesNotVisible",
              "ApproximateAgeOfOldestMessage"));

  /** The fields that a query of the log names. */
  private static final Pattern QUERIED = Pattern.compile("filter (\\w+)|by (\\w+), (\\w+), (\\w+)");

  private DashboardStatements() {}

  /** Each metric of ours against those that the function writes, by name and dimensions. */
  static void dashboardShowsWhatIsWritten(Template template) {
    for (var deployment :
        List.of(
            Deployment.with(template, "Dashboard", "true"), Deployment.withEverything(template))) {
      var body = Yaml.read(deployment.resource("OperationsDashboard").text("DashboardBody"));
      var shown = new TreeSet<String>();
      for (var widget : Functions.list(Template.map(body).getOrDefault("widgets", ""))) {
        var properties = Template.map(Template.map(widget).getOrDefault("properties", Map.of()));
        Functions.list(properties.getOrDefault("metrics", List.of()))
            .forEach(metric -> shown.add(metric(Functions.list(metric))));
        query((String) properties.getOrDefault("query", ""));
      }
      assertTrue(shown.containsAll(Set.of("operations", "failures", "bytes", "milliseconds")));
    }
    assertFalse(Deployment.with(template).resources().containsKey("OperationsDashboard"));
  }

  private static String metric(List<Object> metric) {
    assertEquals(4, metric.size(), metric::toString);
    var place = metric.get(0) + " " + metric.get(2);
    var known =
        metric.get(0).equals("smbridge")
            ? WrittenLines.metricsBy(String.valueOf(metric.get(2)))
            : OF_AWS.getOrDefault(place, Set.of());
    assertTrue(known.contains(metric.get(1)), () -> metric + " is none of " + known);
    return (String) metric.get(1);
  }

  private static void query(String query) {
    var fields = WrittenLines.fields();
    QUERIED
        .matcher(query)
        .results()
        .forEach(found -> {
          for (var i = 1; i <= found.groupCount(); i++) {
            assertTrue(found.group(i) == null || fields.contains(found.group(i)), found.group());
          }
        });
  }
}
