package dev.smbridge.lambda.deployment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What runs at its times. */
final class ScheduleStatements {
  private static final String FAILURE = "dev.smbridge.lambda.InvocationFailure$";

  private ScheduleStatements() {}

  static void scheduleRunsItsOperationAndNothingElse(Template template) {
    var deployment =
        Deployment.withEverything(
            template, "ExportSchedule", "cron(0 6 * * ? *)", "ExportTimezone", "Europe/Berlin");
    var schedule = deployment.resource("ExportSchedulePlan");
    assertEquals("cron(0 6 * * ? *)", schedule.text("ScheduleExpression"));
    assertEquals("Europe/Berlin", schedule.text("ScheduleExpressionTimezone"));
    assertEquals("${ExportRun}", schedule.text("Target", "Arn"));
    assertEquals("{\"operation\":\"probe\"}", schedule.text("Target", "Input"));
    assertEquals("${DeadLetterQueue.Arn}", schedule.text("Target", "DeadLetterConfig", "Arn"));
    assertEquals(
        List.of("states:StartExecution ${ExportRun}", "sqs:SendMessage ${DeadLetterQueue.Arn}"),
        allowed(deployment, "ExportScheduleRole", "scheduler.amazonaws.com"));
    assertEquals(
        List.of("lambda:InvokeFunction ${FileOperations.Alias}"),
        allowed(deployment, "ExportRunRole", "states.amazonaws.com"));
    assertEquals("${ExportRunRole.Arn}", deployment.resource("ExportRun").text("RoleArn"));
    assertEquals("${ExportScheduleRole.Arn}", schedule.text("Target", "RoleArn"));
  }

  private static List<String> allowed(Deployment deployment, String role, String service) {
    var resource = deployment.resource(role);
    var trust = PolicyStatement.of(resource.at("AssumeRolePolicyDocument"));
    assertEquals(1, trust.size());
    assertEquals(Map.of("Service", service), trust.getFirst().principal());
    assertEquals(
        Map.of("StringEquals", Map.of("aws:SourceAccount", "123456789012")),
        trust.getFirst().condition());
    return resource.items("Policies").stream()
        .flatMap(policy ->
            PolicyStatement.of(requireNonNull(Template.map(policy).get("PolicyDocument"))).stream())
        .flatMap(statement -> statement.pairs().stream())
        .toList();
  }

  /** Each state leads to one that is there; what is retried is what the function throws. */
  static void runGoesOnUntilItIsDone(Template template) {
    var run = Deployment.withEverything(template).resource("ExportRun");
    var states = Template.map(run.at("Definition", "States"));
    var reached = new TreeSet<Object>(List.of(run.at("Definition", "StartAt")));
    for (var state : states.values()) {
      var fields = Template.map(state);
      reached.add(fields.getOrDefault("Next", "Done"));
      reached.add(fields.getOrDefault("Default", "Done"));
      for (var choice : Functions.list(fields.getOrDefault("Choices", List.of()))) {
        reached.add(Template.map(choice).getOrDefault("Next", ""));
      }
    }
    assertEquals(states.keySet(), reached);
    var more = Functions.list(run.at("Definition", "States", "More", "Choices"));
    assertEquals("Run", Template.map(more.getFirst()).get("Next"), "a token goes on first");
    assertEquals(
        "{% $operation %}", run.text("Definition", "States", "Run", "Arguments", "Payload"));
    assertTrue(
        run.text("Definition", "States", "Run", "Assign", "operation")
            .contains("Payload.continue"));
    assertTrue(
        run.text("Definition", "States", "Run", "Assign", "failed").contains("Payload.failed"));
    assertTrue(
        String.valueOf(Template.map(more.getLast()).get("Condition")).contains("$failed = 0"),
        "what failed in an earlier part is not forgotten");
    var retry = Template.map(run.items("Definition", "States", "Run", "Retry").getFirst());
    for (var error : Functions.list(retry.getOrDefault("ErrorEquals", List.of()))) {
      var name = String.valueOf(error);
      assertTrue(!name.startsWith(FAILURE) || exists(name), () -> "the function throws no " + name);
      assertFalse(name.equals("States.ALL"), "what no repetition mends is not repeated");
    }
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name, false, ScheduleStatements.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
