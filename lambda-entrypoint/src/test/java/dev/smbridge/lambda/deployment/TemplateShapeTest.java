package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateShapeTest {
  private final String text = Template.text();
  private final Template template = Template.read(text);

  @Test
  void everyParameterIsDescribedUsedAndShownInAGroupOnce() {
    var shown = new ArrayList<Object>();
    var groups = template.at("Metadata", "AWS::CloudFormation::Interface", "ParameterGroups");
    for (Object group : Functions.list(groups)) {
      shown.addAll(Functions.list(Template.map(group).getOrDefault("Parameters", "")));
    }
    var names = new TreeSet<>(template.section("Parameters").keySet());
    assertEquals(names.size(), shown.size(), "shown once each");
    assertEquals(names, new TreeSet<>(shown.stream().map(String.class::cast).toList()));
    for (String name : names) {
      assertTrue(template.part("Parameters", name).containsKey("Description"), name);
      assertTrue(text.contains("!Ref " + name) || text.contains("${" + name + "}"), name);
    }
  }

  @Test
  void everyConditionIsUsed() {
    for (String name : template.section("Conditions").keySet()) {
      assertTrue(
          text.split("\\b" + name + "\\b", -1).length > 2, name + " is written once, so unused");
    }
  }

  @Test
  void outputsNameWhatOthersNeed() {
    assertEquals(
        Set.of(
            "FunctionName",
            "FunctionArn",
            "AliasArn",
            "SecurityGroupId",
            "FileServerPrefixListId",
            "SecretArn",
            "SecretsManagerEndpointId",
            "DeadLetterQueueUrl",
            "DeadLetterQueueArn",
            "LogGroupName"),
        Deployment.with(template).outputs().keySet());
    var more = new TreeSet<>(Deployment.withEverything(template).outputs().keySet());
    more.removeAll(Deployment.with(template).outputs().keySet());
    assertEquals(Set.of("ParameterStoreEndpointId", "QueueUrl", "QueueArn", "BucketName"), more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"targets\":{}}", "{\n\"targets\": {}\n}\n", "ssm:/smbridge/config", ""})
  void aDocumentOrItsParameterIsTaken(String config) {
    Deployment.with(template, "Config", config);
  }

  @ParameterizedTest
  @CsvSource({
    "Config, config.json",
    "Config, ' {}'",
    "Config, ssm:smbridge",
    "AdditionalSecretArns, *",
    "AdditionalSecretArns, arn:aws:secretsmanager:eu-central-1:123456789012:secret:*",
    "AdditionalKeyArns, arn:aws:kms:eu-central-1:123456789012:key/*",
    "KmsKey, alias/aws/secretsmanager",
    "ParameterStorePath, /",
    "ParameterStorePath, /smbridge/",
    "ParameterStorePath, /*",
    "NewBucketName, landing/sftp",
    "ExistingBucketName, *",
    "LandingPrefix, *",
    "OutgoingPrefix, ${aws:username}",
    "ExistingSecretsManagerEndpoint, vpce-0123",
    "ExistingSecretsManagerEndpoint, /sg-0123",
    "AuditLogGroupName, /aws/lambda/other",
    "TimeoutSeconds, 45",
    "FileServerCidr, fs.example.com",
    "ExportSchedule, hourly",
    "ExportOperation, sync"
  })
  void whatWouldOpenTooMuchOrFailLaterIsRefused(String parameter, String value) {
    assertThrows(IllegalArgumentException.class, () -> Deployment.with(template, parameter, value));
  }
}
