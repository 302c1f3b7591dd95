package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What runs, with which settings, and who is told when it fails. */
final class FunctionStatements {
  private static final String WAITED_FOR =
      "AWS::EC2::(SecurityGroup.+|VPCEndpoint)|AWS::IAM::Policy|AWS::SecretsManager::ResourcePolicy";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

  private FunctionStatements() {}

  static void functionIsThePackageOnItsRuntime(Template template) {
    for (var architecture : List.of("arm64", "x86_64")) {
      var function = function(Deployment.with(template, "Architecture", architecture));
      assertEquals(List.of(architecture), function.items("Architectures"));
      assertEquals("java25", function.text("Runtime"));
      assertEquals("target/smbridge-lambda.zip", function.text("CodeUri"));
      assertEquals(
          "dev.smbridge.lambda.FileOperationsHandler::handleRequest", function.text("Handler"));
    }
  }

  static void eventsReachTheAliasOfAPublishedSnapshot(Template template) {
    var deployment = Deployment.withEverything(template);
    assertEquals("live", function(deployment).text("AutoPublishAlias"));
    assertEquals("true", function(deployment).text("AutoPublishAliasAllProperties"));
    assertEquals("PublishedVersions", function(deployment).text("SnapStart", "ApplyOn"));
    var without = Deployment.with(template, "SnapStart", "false");
    assertEquals("None", function(without).text("SnapStart", "ApplyOn"));
    var alias = "${FileOperations.Alias}";
    assertEquals(alias, deployment.outputs().get("AliasArn"));
    assertEquals(alias, deployment.resource("QueueToFunction").text("FunctionName"));
    assertEquals(alias, deployment.resource("AuditPermission").text("FunctionName"));
    assertEquals(alias, deployment.resource("AuditSubscription").text("DestinationArn"));
  }

  /** SAM publishes no version for a changed parameter; the revision's number is what does. */
  static void changedSettingsArePublished(Template template) {
    var function = function(Deployment.with(template));
    assertEquals("Revision ${Revision}", function.text("VersionDescription"));
    assertTrue(function.text("Description").contains("${Revision}"), "unchanged, not published");
    var revision = template.part("Resources", "Revision");
    var recorded = parametersIn(revision, template);
    var settings = parametersIn(template.at("Resources", "FileOperations", "Properties"), template);
    settings.addAll(
        parametersIn(template.at("Resources", "FunctionSecurityGroup", "Properties"), template));
    settings.remove("FileServerCidr");
    settings.removeAll(recorded);
    assertEquals(Set.of(), settings, "parameters of the function that the revision leaves out");
  }

  /** A version is started once when it is published, and then logs in as it will later. */
  static void networkIsThereBeforeTheFunctionStarts(Template template) {
    String[] existing = {
      "ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e",
      "ExistingParameterStoreEndpoint", "vpce-0d/sg-0d"
    };
    for (var deployment :
        List.of(
            Deployment.with(template),
            Deployment.withEverything(template),
            Deployment.withEverything(template, existing))) {
      for (Resource resource : deployment.resources().values()) {
        if (resource.type().matches(WAITED_FOR)) {
          var waitsFor = function(deployment).dependsOn();
          assertTrue(waitsFor.contains(resource.name()), resource.name());
        }
      }
    }
  }

  static void functionIsToldWhereItsTargetsAre(Template template) {
    assertEquals(
        Map.of(
            "SMBRIDGE_SECRET_ID", "${Secret}",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "https://${SecretsManagerEndpoint.DnsEntries}"),
        environment(Deployment.with(template)));
    assertEquals(
        Map.of("SMBRIDGE_SECRET_ID", "${Secret}"),
        environment(Deployment.with(template, "EndpointPrivateDns", "true")));
    assertEquals(
        Map.of("SMBRIDGE_SECRET_ID", "${Secret}"),
        environment(Deployment.with(template, "ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e")));
    assertEquals(
        Map.of(
            "SMBRIDGE_CONFIG", "{\"targets\":{}}",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "https://${SecretsManagerEndpoint.DnsEntries}",
            "AWS_ENDPOINT_URL_SSM", "https://${ParameterStoreEndpoint.DnsEntries}"),
        environment(Deployment.withEverything(template)));
  }

  static void logIsKeptForAWhile(Template template) {
    var deployment = Deployment.with(template, "LogRetentionDays", "90");
    assertEquals("90", deployment.resource("LogGroup").text("RetentionInDays"));
    assertEquals("${LogGroup}", function(deployment).text("LoggingConfig", "LogGroup"));
  }

  static void failuresRaiseAlarms(Template template) {
    var told = List.of("arn:aws:sns:eu-central-1:123456789012:alarms", "${AlarmTopic}");
    var metrics = new TreeSet<String>();
    for (Resource alarm : Deployment.withEverything(template).ofType("AWS::CloudWatch::Alarm")) {
      metrics.add(alarm.text("MetricName") + " " + dimension(alarm));
      assertEquals(told, alarm.items("AlarmActions"), alarm.name());
      assertEquals(told, alarm.items("OKActions"), alarm.name());
    }
    assertEquals(
        Set.of(
            "Errors ${FileOperations}",
            "Throttles ${FileOperations}",
            "AsyncEventsDropped ${FileOperations}",
            "Duration ${FileOperations}",
            "permanentFailures smbridge",
            "ExecutionsFailed ${ExportRun}",
            "ApproximateNumberOfMessagesVisible ${DeadLetterQueue.QueueName}",
            "ApproximateAgeOfOldestMessage ${EventQueue.QueueName}"),
        metrics);
    var silent = Deployment.withEverything(template, "Alarms", "false");
    assertEquals(List.of(), silent.ofType("AWS::CloudWatch::Alarm"));
    var untold = Deployment.withEverything(template, "AlarmTopicArn", "", "AlarmEmail", "");
    assertEquals(List.of(), untold.resource("ErrorsAlarm").items("AlarmActions"));
    assertEquals(List.of(), untold.ofType("AWS::SNS::Topic"));
  }

  static void alarmComesBeforeTheTimeIsOver(Template template) {
    for (Object timeout :
        Functions.list(template.at("Parameters", "TimeoutSeconds", "AllowedValues"))) {
      var alarm =
          Deployment.with(template, "TimeoutSeconds", (String) timeout)
              .resource("NearTimeoutAlarm");
      assertEquals(
          900 * Integer.parseInt((String) timeout), Integer.parseInt(alarm.text("Threshold")));
    }
  }

  static void instancesAreBoundedWhereThatIsAskedFor(Template template) {
    var bounded = function(Deployment.with(template, "ReservedConcurrency", "9"));
    assertEquals("9", bounded.text("ReservedConcurrentExecutions"));
    assertEquals("", function(Deployment.with(template)).text("ReservedConcurrentExecutions"));
  }

  private static Object dimension(Resource alarm) {
    return Template.map(alarm.items("Dimensions").getFirst()).getOrDefault("Value", "");
  }

  private static Resource function(Deployment deployment) {
    return deployment.resource("FileOperations");
  }

  /** The variables but the JVM's, which the function always has. */
  private static Object environment(Deployment deployment) {
    var variables =
        new TreeMap<>(Template.map(function(deployment).at("Environment", "Variables")));
    assertEquals("--enable-native-access=ALL-UNNAMED", variables.remove("JAVA_TOOL_OPTIONS"));
    return variables;
  }

  /** The parameters that a text names, itself or through a condition. */
  private static Set<String> parametersIn(Object text, Template template) {
    var names = new TreeSet<String>();
    var matcher = NAME.matcher(text.toString());
    while (matcher.find()) {
      var name = matcher.group();
      if (template.section("Parameters").containsKey(name)) {
        names.add(name);
      } else if (template.section("Conditions").containsKey(name)) {
        names.addAll(parametersIn(template.section("Conditions").getOrDefault(name, ""), template));
      }
    }
    return names;
  }
}
