package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptionalPartsTest {
  private static final Set<String> ALWAYS =
      Set.of(
          "FileServers",
          "FunctionSecurityGroup",
          "Role",
          "LogGroup",
          "Secret",
          "SecretPolicy",
          "Settings",
          "SettingsProfile",
          "Revision",
          "FileOperations",
          "DeadLetterQueue",
          "DeadLetterQueuePolicy",
          "SecretsManagerEndpoint",
          "EndpointSecurityGroup",
          "FunctionToEndpoints",
          "ErrorsAlarm",
          "ThrottlesAlarm",
          "NearTimeoutAlarm",
          "DroppedAlarm",
          "DeadLettersAlarm");

  private final Template template = Template.read(Template.text());

  @Test
  void withItsRequiredParametersAloneTheStackHasTheseAndNoOthers() {
    assertEquals(ALWAYS, Deployment.with(template).resources().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FileServerSecurityGroupId=sg-0f5 | FileServersFromFunction
          KdcCidr=10.0.0.0/28 | FunctionToKdc
          DnsServerCidr=10.0.0.0/28 | FunctionToDnsTcp FunctionToDnsUdp
          KmsKey=create | Key
          ParameterStorePath=/smbridge | ParameterStoreEndpoint ParameterStorePolicy
          S3PrefixListId=pl-0a | FunctionToS3
          S3RouteTableIds=rtb-0a | S3Endpoint
          NewBucketName=landing Config={} S3PrefixListId=pl-0a | LandingBucket LandingBucketPolicy EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm FunctionToS3
          ExistingBucketName=landing Config={} S3PrefixListId=pl-0a | ObjectCreatedRule EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm FunctionToS3
          AthenaWorkgroup=primary AthenaResultsBucketName=athena-results Config={} S3PrefixListId=pl-0a | AthenaRule EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm FunctionToS3
          AuditLogGroupName=/aws/fsx/windows Config={} | AuditSubscription AuditPermission EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm
          NewBucketName=landing ScanResults=true Config={} S3PrefixListId=pl-0a | LandingBucket LandingBucketPolicy ScanResultRule EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm FunctionToS3
          AlarmEmail=a@example.com | AlarmTopic
          Dashboard=true | OperationsDashboard
          ExportSchedule=rate(1_hour) ExportOperation={} | ExportSchedulePlan ExportScheduleRole ExportRun ExportRunRole ScheduleAlarm
          QueueForOperations=true | EventQueue EventQueuePolicy QueueToFunction WaitingAlarm FailuresAlarm
          """)
  void aParameterBringsItsPart(String parameters, String parts) {
    var deployment = Deployment.with(template, parameters.split("[ =]"));
    var more = new TreeSet<>(deployment.resources().keySet());
    more.removeAll(ALWAYS);
    assertEquals(new TreeSet<>(Set.of(parts.split(" "))), more);
  }

  @Test
  void anExistingEndpointTakesThePlaceOfTheStacksOwn() {
    var names =
        Deployment.with(template, "ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e")
            .resources()
            .keySet();
    var expected = new TreeSet<>(ALWAYS);
    expected.removeAll(
        Set.of("SecretsManagerEndpoint", "EndpointSecurityGroup", "FunctionToEndpoints"));
    expected.addAll(
        Set.of("FunctionToNamedSecretsManagerEndpoint", "NamedSecretsManagerEndpointFromFunction"));
    assertEquals(expected, new TreeSet<>(names));
  }

  @Test
  void everyResourceOfTheTemplateIsReachedBySomeParameters() {
    var reached = new TreeSet<>(Deployment.withEverything(template).resources().keySet());
    reached.addAll(
        Deployment.withEverything(
                template,
                "ExistingSecretsManagerEndpoint",
                "vpce-0e/sg-0e",
                "ExistingParameterStoreEndpoint",
                "vpce-0d/sg-0d")
            .resources()
            .keySet());
    reached.addAll(
        Deployment.withEverything(
                template,
                "ExistingSecretsManagerEndpoint",
                "vpce-0e/10.1.0.0/26",
                "ExistingParameterStoreEndpoint",
                "vpce-0d/10.1.0.64/26")
            .resources()
            .keySet());
    assertEquals(new TreeSet<>(template.section("Resources").keySet()), reached);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void nothingWaitsForItself(String existingEndpoints, String everything) {
    var endpoints =
        existingEndpoints.equals("existing")
            ? new String[] {"ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e"}
            : new String[0];
    var deployment =
        everything.equals("everything")
            ? Deployment.withEverything(template, endpoints)
            : Deployment.with(template, endpoints);
    deployment
        .resources()
        .keySet()
        .forEach(name -> assertDoesNotThrow(() -> follow(name, deployment, new ArrayDeque<>())));
  }

  static Object[][] choices() {
    return new Object[][] {
      {"own", "minimal"}, {"own", "everything"}, {"existing", "minimal"}, {"existing", "everything"}
    };
  }

  private static void follow(String name, Deployment deployment, Deque<String> path) {
    if (path.contains(name)) {
      throw new AssertionError("A circle: " + path + " and again " + name);
    }
    path.push(name);
    deployment.resource(name).dependsOn().forEach(next -> follow(next, deployment, path));
    path.pop();
  }
}
