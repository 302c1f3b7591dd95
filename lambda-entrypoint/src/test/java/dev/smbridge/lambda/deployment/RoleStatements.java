package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the function may do. */
final class RoleStatements {
  private static final String INTERFACES = "arn:aws:ec2:eu-central-1:123456789012:*/*";

  /** Those of another account, which may share them with this one. */
  private static final String SUBNETS = "arn:aws:ec2:eu-central-1:*:subnet/*";

  private static final Set<String> ALWAYS =
      Set.of(
          "logs:CreateLogStream ${LogGroup.Arn}",
          "logs:PutLogEvents ${LogGroup.Arn}",
          "ec2:DescribeNetworkInterfaces *",
          "ec2:DescribeSubnets *",
          "ec2:CreateNetworkInterface " + INTERFACES,
          "ec2:DeleteNetworkInterface " + INTERFACES,
          "ec2:AssignPrivateIpAddresses " + INTERFACES,
          "ec2:UnassignPrivateIpAddresses " + INTERFACES,
          "ec2:CreateNetworkInterface " + SUBNETS,
          "ec2:DeleteNetworkInterface " + SUBNETS,
          "ec2:AssignPrivateIpAddresses " + SUBNETS,
          "ec2:UnassignPrivateIpAddresses " + SUBNETS,
          "secretsmanager:GetSecretValue ${Secret}");

  private static final Set<String> WITH_EVERYTHING =
      Set.of(
          "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-central-1:123456789012:secret:b-AbCdEf",
          "kms:Decrypt ${Key.Arn}",
          "kms:Decrypt arn:aws:kms:eu-central-1:123456789012:key/0b",
          "kms:GenerateDataKey arn:aws:kms:eu-central-1:123456789012:key/0b",
          "ssm:GetParameter arn:aws:ssm:eu-central-1:123456789012:parameter/smbridge/*",
          "xray:PutTraceSegments *",
          "xray:PutTelemetryRecords *",
          "sqs:SendMessage ${EventQueue.Arn}",
          "sqs:ReceiveMessage ${EventQueue.Arn}",
          "sqs:DeleteMessage ${EventQueue.Arn}",
          "sqs:GetQueueAttributes ${EventQueue.Arn}",
          "s3:GetObject arn:aws:s3:::landing/sftp/*",
          "s3:GetObject arn:aws:s3:::uploads/sftp/*",
          "s3:GetObject arn:aws:s3:::athena-results/primary/*",
          "s3:GetObject arn:aws:s3:::archive/finance/*",
          "s3:ListBucket arn:aws:s3:::landing",
          "s3:ListBucket arn:aws:s3:::uploads",
          "s3:ListBucket arn:aws:s3:::athena-results",
          "s3:ListBucket arn:aws:s3:::archive",
          "s3:DeleteObject arn:aws:s3:::landing/sftp/*",
          "s3:DeleteObject arn:aws:s3:::uploads/sftp/*",
          "s3:DeleteObject arn:aws:s3:::archive/finance/*",
          "s3:PutObject arn:aws:s3:::archive/finance/*",
          "s3:AbortMultipartUpload arn:aws:s3:::archive/finance/*");

  /** Every wildcard that an allowed resource may have, and why it has to. */
  private static final Map<String, String> WILDCARDS =
      Map.of(
          "ec2:Describe\\w+ \\*", "EC2 knows no resource for describing",
          "xray:Put\\w+ \\*", "X-Ray knows no resource for segments",
          "ec2:\\w+ .*:\\*/\\*",
              "the Lambda service makes the interfaces; their ids are not known before",
          "ec2:\\w+ arn:aws:ec2:eu-central-1:\\*:subnet/\\*",
              "a shared subnet is of another account",
          "s3:\\w+ arn:aws:s3:::[a-z-]+/[^*]*\\*", "the objects below a prefix of one bucket",
          "ssm:GetParameter .*:parameter/smbridge/\\*", "the parameters below one path");

  private RoleStatements() {}

  static void functionMayDoThisAndNoMore(Template template) {
    var least = new TreeSet<>(ALWAYS);
    least.add("sqs:SendMessage ${DeadLetterQueue.Arn}");
    assertEquals(least, allowed(Deployment.with(template)));
    var everything = new TreeSet<>(ALWAYS);
    everything.addAll(WITH_EVERYTHING);
    assertEquals(everything, allowed(Deployment.withEverything(template)));
    assertFalse(
        allowed(Deployment.withEverything(template, "OutgoingBucketName", ""))
            .toString()
            .contains("kms:GenerateDataKey"),
        "it writes no object");
    assertFalse(
        allowed(Deployment.withEverything(template, "RoutesDelete", "false"))
            .toString()
            .contains("s3:DeleteObject"),
        "no route deletes");
    assertEquals("${Role.Arn}", Deployment.with(template).resource("FileOperations").text("Role"));
    assertTrue(Deployment.with(template).resource("Role").at("ManagedPolicyArns").equals(""));
  }

  static void everyWildcardHasAReason(Template template) {
    for (var pair : allowed(Deployment.withEverything(template))) {
      assertFalse(pair.split(" ")[0].contains("*"), pair);
      boolean reasoned = WILDCARDS.keySet().stream().anyMatch(pair::matches);
      assertTrue(reasoned || !pair.contains("*"), pair);
    }
  }

  /** The permissions on network interfaces are for the service that keeps them. */
  static void functionsOwnCodeMayNotTouchTheNetwork(Template template) {
    var denials =
        PolicyStatement.ofTheRole(Deployment.with(template)).stream()
            .filter(statement -> !statement.allows())
            .toList();
    assertEquals(1, denials.size());
    assertEquals(List.of("ec2:* *"), denials.getFirst().pairs());
    assertEquals(
        Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")),
        denials.getFirst().condition());
  }

  /** So what the role may do is worth nothing outside the VPC. */
  static void dataIsReachedThroughTheVpcOnly(Template template) {
    var deployment = Deployment.withEverything(template);
    for (PolicyStatement statement : PolicyStatement.ofTheRole(deployment)) {
      var service = ((String) statement.actions().getFirst()).split(":")[0];
      var expected =
          switch (service) {
            case "s3" -> condition(statement, Map.of("aws:SourceVpc", "vpc-0a"));
            case "ssm" ->
                Map.of("StringEquals", Map.of("aws:SourceVpce", "${ParameterStoreEndpoint}"));
            default -> statement.condition();
          };
      assertEquals(expected, statement.condition(), statement::toString);
    }
  }

  /** Listing is bound to the prefix, too; a look at a missing object asks with none. */
  private static Map<String, Object> condition(PolicyStatement statement, Object vpc) {
    if (!statement.actions().equals(List.of("s3:ListBucket"))) {
      return Map.of("StringEquals", vpc);
    }
    var bucket = statement.pairs().getFirst().replaceFirst(".*:::", "");
    var prefix = Map.of("athena-results", "primary/*", "archive", "finance/*");
    return Map.of(
        "StringEquals",
        vpc,
        "StringLikeIfExists",
        Map.of("s3:prefix", prefix.getOrDefault(bucket, "sftp/*")));
  }

  static void keysServeTheServicesOnly(Template template) {
    var through =
        PolicyStatement.ofTheRole(Deployment.withEverything(template)).stream()
            .filter(statement -> statement.actions().toString().contains("kms:"))
            .map(statement -> Template.map(statement.condition()).get("StringEquals"))
            .toList();
    assertEquals(
        List.of(
            Map.of(
                "kms:ViaService", "secretsmanager.eu-central-1.amazonaws.com",
                "kms:EncryptionContext:SecretARN", "${Secret}"),
            Map.of(
                "kms:ViaService",
                List.of(
                    "secretsmanager.eu-central-1.amazonaws.com",
                    "ssm.eu-central-1.amazonaws.com",
                    "s3.eu-central-1.amazonaws.com")),
            Map.of("kms:ViaService", "s3.eu-central-1.amazonaws.com")),
        through);
  }

  static void onlyLambdaTakesTheRole(Template template) {
    var trust =
        PolicyStatement.of(
            Deployment.with(template).resource("Role").at("AssumeRolePolicyDocument"));
    assertEquals(1, trust.size());
    assertEquals(Map.of("Service", "lambda.amazonaws.com"), trust.getFirst().principal());
    assertEquals(List.of("sts:AssumeRole"), trust.getFirst().actions());
  }

  static void onlyTheAuditLogMayInvoke(Template template) {
    assertEquals(List.of(), Deployment.with(template).ofType("AWS::Lambda::Permission"));
    var permissions = Deployment.withEverything(template).ofType("AWS::Lambda::Permission");
    assertEquals(1, permissions.size());
    var permission = permissions.getFirst();
    assertEquals("logs.amazonaws.com", permission.text("Principal"));
    assertEquals("lambda:InvokeFunction", permission.text("Action"));
    assertEquals("123456789012", permission.text("SourceAccount"));
    assertEquals(
        "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/fsx/windows:*",
        permission.text("SourceArn"));
  }

  private static Set<String> allowed(Deployment deployment) {
    return PolicyStatement.ofTheRole(deployment).stream()
        .filter(PolicyStatement::allows)
        .flatMap(statement -> Stream.concat(statement.pairs().stream(), notResources(statement)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Written so that it matches nothing that is expected. */
  private static Stream<String> notResources(PolicyStatement statement) {
    return statement.text().keySet().stream()
        .filter(key -> key.equals("NotResource") || key.equals("NotAction"))
        .map(key -> key + " *");
  }
}
