package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.lambda.EventFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How events come in, and where they go when they fail. */
final class QueueStatements {
  private QueueStatements() {}

  /** With a brake on its concurrency, twice is enough, and a retry does not wait for hours. */
  static void queueHidesAMessageForTwoTimeouts(Template template) {
    var timeouts = Functions.list(template.at("Parameters", "TimeoutSeconds", "AllowedValues"));
    assertEquals(template.part("Mappings", "QueueVisibility").keySet(), Set.copyOf(timeouts));
    for (Object timeout : timeouts) {
      for (var pause : Map.of("short", 2, "long", 6).entrySet()) {
        var deployment =
            Deployment.withEverything(
                template, "TimeoutSeconds", (String) timeout, "RetryPause", pause.getKey());
        assertEquals(timeout, deployment.resource("FileOperations").text("Timeout"));
        int hidden = Integer.parseInt(deployment.resource("EventQueue").text("VisibilityTimeout"));
        assertEquals(pause.getValue() * Integer.parseInt((String) timeout), hidden);
        assertTrue(hidden <= 43_200, "more than SQS allows");
      }
    }
  }

  static void oneMessageDoesNotHarmItsNeighbours(Template template) {
    var deployment = Deployment.withEverything(template);
    assertEquals("1", deployment.resource("QueueToFunction").text("BatchSize"));
    var patient = Deployment.withEverything(template, "Receives", "50", "BatchSize", "10");
    assertEquals("50", patient.resource("EventQueue").text("RedrivePolicy", "maxReceiveCount"));
    assertEquals("10", patient.resource("QueueToFunction").text("BatchSize"));
  }

  static void deletionsComeInWhereRoutesDeleteAlone(Template template) {
    for (var routes : List.of("false", "true")) {
      var deployment =
          Deployment.withEverything(
              template, "ExistingBucketName", "landing", "RoutesDelete", routes);
      var rule = Template.map(deployment.resource("ObjectCreatedRule").at("EventPattern"));
      var deleted = EventFiles.text("eventbridge-object-deleted").replace("mirror/", "sftp/");
      assertEquals(routes.equals("true"), takes(rule, deleted));
      assertTrue(takes(rule, EventFiles.text("eventbridge-object-created")));
      var notifications =
          deployment
              .resource("LandingBucket")
              .items("NotificationConfiguration", "QueueConfigurations")
              .stream()
              .map(each -> Template.map(each).get("Event"))
              .toList();
      assertEquals(
          routes.equals("true")
              ? List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:*")
              : List.of("s3:ObjectCreated:*"),
          notifications);
    }
  }

  static void whatKeepsFailingIsKept(Template template) {
    var deployment = Deployment.withEverything(template);
    var redrive = deployment.resource("EventQueue");
    assertEquals("${DeadLetterQueue.Arn}", redrive.text("RedrivePolicy", "deadLetterTargetArn"));
    assertEquals("5", redrive.text("RedrivePolicy", "maxReceiveCount"));
    int kept =
        Integer.parseInt(deployment.resource("DeadLetterQueue").text("MessageRetentionPeriod"));
    assertTrue(kept > Integer.parseInt(redrive.text("MessageRetentionPeriod")));
    var function = deployment.resource("FileOperations");
    assertEquals(
        Map.of("Type", "SQS", "Destination", "${EventQueue.Arn}"),
        function.at("EventInvokeConfig", "DestinationConfig", "OnFailure"),
        "a file may be held for longer than Lambda tries");
    assertEquals(
        Map.of("Type", "SQS", "Destination", "${DeadLetterQueue.Arn}"),
        Deployment.with(template)
            .resource("FileOperations")
            .at("EventInvokeConfig", "DestinationConfig", "OnFailure"));
    for (Resource rule : deployment.ofType("AWS::Events::Rule")) {
      var target = Template.map(rule.items("Targets").getFirst());
      assertEquals("${EventQueue.Arn}", target.get("Arn"), rule.name());
      assertEquals(
          Map.of("Arn", "${DeadLetterQueue.Arn}"), target.get("DeadLetterConfig"), rule.name());
    }
  }

  static void queuesAreEncryptedAndTakeEncryptedConnectionsOnly(Template template) {
    var deployment = Deployment.withEverything(template);
    assertEquals(2, deployment.ofType("AWS::SQS::Queue").size());
    for (Resource queue : deployment.ofType("AWS::SQS::Queue")) {
      assertEquals("true", queue.text("SqsManagedSseEnabled"), queue.name());
      var policy = policyOf(deployment, queue.name());
      assertFalse(policy.getFirst().allows());
      assertEquals("*", policy.getFirst().principal());
      assertEquals(List.of("sqs:* ${" + queue.name() + ".Arn}"), policy.getFirst().pairs());
      assertEquals(
          Map.of("Bool", Map.of("aws:SecureTransport", "false")), policy.getFirst().condition());
    }
  }

  static void onlyTheBucketAndTheRulesSend(Template template) {
    var nobody = Deployment.with(template, "QueueForOperations", "true");
    assertEquals(Set.of(), senders(nobody, "EventQueue"));
    assertEquals(Set.of(), senders(nobody, "DeadLetterQueue"));
    var bucket =
        "s3.amazonaws.com {ArnEquals={aws:SourceArn=arn:aws:s3:::landing}, "
            + "StringEquals={aws:SourceAccount=123456789012}}";
    var rules =
        "events.amazonaws.com {ArnEquals={aws:SourceArn=[${ObjectCreatedRule.Arn}, ${AthenaRule.Arn},"
            + " ${ScanResultRule.Arn}]}}";
    var everything = Deployment.withEverything(template);
    assertEquals(Set.of(bucket, rules), senders(everything, "EventQueue"));
    assertEquals(Set.of(rules), senders(everything, "DeadLetterQueue"));
  }

  /** Of a workgroup's statements, those with rows alone leave a CSV. */
  static void rulesTakeWhatTheRoutesServe(Template template) {
    var deployment = Deployment.withEverything(template, "ExistingBucketName", "landing");
    var objects = Template.map(deployment.resource("ObjectCreatedRule").at("EventPattern"));
    var queries = Template.map(deployment.resource("AthenaRule").at("EventPattern"));
    var created = EventFiles.text("eventbridge-object-created");
    var finished = EventFiles.text("athena-succeeded");
    assertTrue(takes(objects, created));
    assertFalse(takes(objects, created.replace("\"landing\"", "\"other\"")));
    assertFalse(takes(objects, created.replace("sftp/", "other/")));
    assertFalse(takes(objects, finished));
    assertTrue(takes(queries, finished));
    assertFalse(takes(queries, finished.replace("\"primary\"", "\"other\"")));
    assertFalse(takes(queries, finished.replace("\"DML\"", "\"DDL\"")));
    assertFalse(takes(queries, EventFiles.text("athena-failed")));
    assertFalse(takes(queries, created));
    var scans = Template.map(deployment.resource("ScanResultRule").at("EventPattern"));
    var clean = EventFiles.text("guardduty-no-threats-found").replace("scanned/", "sftp/");
    assertTrue(takes(scans, clean));
    assertFalse(takes(scans, clean.replace("\"landing\"", "\"other\"")));
    assertFalse(takes(scans, clean.replace("sftp/", "other/")));
    assertFalse(takes(scans, created));
  }

  private static boolean takes(Map<String, Object> pattern, String event) {
    return EventPattern.takes(pattern, Template.map(Yaml.read(event)));
  }

  static void failedMessagesAloneComeBackAndFewRunAtOnce(Template template) {
    var mapping =
        Deployment.withEverything(template, "MaximumConcurrency", "7").resource("QueueToFunction");
    assertEquals(List.of("ReportBatchItemFailures"), mapping.items("FunctionResponseTypes"));
    assertEquals("7", mapping.text("ScalingConfig", "MaximumConcurrency"));
    assertEquals("${EventQueue.Arn}", mapping.text("EventSourceArn"));
  }

  static void newBucketIsPrivateAndOutlivesTheStack(Template template) {
    var deployment = Deployment.withEverything(template);
    var bucket = deployment.resource("LandingBucket");
    assertEquals("RetainExceptOnCreate", bucket.attributes().get("DeletionPolicy"));
    assertEquals("Retain", bucket.attributes().get("UpdateReplacePolicy"));
    assertEquals(
        Map.of(
            "BlockPublicAcls", "true",
            "BlockPublicPolicy", "true",
            "IgnorePublicAcls", "true",
            "RestrictPublicBuckets", "true"),
        bucket.at("PublicAccessBlockConfiguration"));
    assertTrue(bucket.at("BucketEncryption").toString().contains("AES256"));
    assertEquals("EventQueuePolicy", bucket.attributes().get("DependsOn"));
    var policy =
        PolicyStatement.of(deployment.resource("LandingBucketPolicy").at("PolicyDocument"));
    assertEquals(1, policy.size());
    assertFalse(policy.getFirst().allows());
    assertEquals(List.of("s3:*"), policy.getFirst().actions());
    assertEquals(
        Map.of("Bool", Map.of("aws:SecureTransport", "false")), policy.getFirst().condition());
  }

  private static Set<String> senders(Deployment deployment, String queue) {
    var senders = new TreeSet<String>();
    for (PolicyStatement statement : policyOf(deployment, queue)) {
      if (statement.allows()) {
        assertEquals(List.of("sqs:SendMessage ${" + queue + ".Arn}"), statement.pairs());
        var service = Template.map(statement.principal()).get("Service");
        senders.add(service + " " + statement.condition());
      }
    }
    return senders;
  }

  private static List<PolicyStatement> policyOf(Deployment deployment, String queue) {
    var policies =
        deployment.ofType("AWS::SQS::QueuePolicy").stream()
            .filter(policy -> policy.items("Queues").contains("${" + queue + "}"))
            .toList();
    assertEquals(1, policies.size(), queue + " takes one policy");
    return PolicyStatement.of(policies.getFirst().at("PolicyDocument"));
  }
}
