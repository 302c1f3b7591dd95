package dev.smbridge.lambda.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CloudFormation would make of the template with certain parameters. */
final class Deployment {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "VpcId", "vpc-0a",
          "PrivateSubnetA", "subnet-0a",
          "PrivateSubnetB", "subnet-0b",
          "FileServerCidr", "10.0.1.0/24");

  private static final Map<String, String> EVERYTHING =
      Map.ofEntries(
          Map.entry("FileServerCidr2", "10.0.2.0/24"),
          Map.entry("FileServerCidr3", "10.0.3.7/32"),
          Map.entry("FileServerSecurityGroupId", "sg-0f5"),
          Map.entry("KdcCidr", "10.0.0.0/28"),
          Map.entry("DnsServerCidr", "10.0.0.16/28"),
          Map.entry("Config", "{\"targets\":{}}"),
          Map.entry("SecretName", "FScredentials"),
          Map.entry(
              "AdditionalSecretArns",
              "arn:aws:secretsmanager:eu-central-1:123456789012:secret:b-AbCdEf"),
          Map.entry("ParameterStorePath", "/smbridge"),
          Map.entry("KmsKey", "create"),
          Map.entry("AdditionalKeyArns", "arn:aws:kms:eu-central-1:123456789012:key/0b"),
          Map.entry("S3PrefixListId", "pl-0a"),
          Map.entry("S3RouteTableIds", "rtb-0a,rtb-0b"),
          Map.entry("NewBucketName", "landing"),
          Map.entry("ExistingBucketName", "uploads"),
          Map.entry("LandingPrefix", "sftp/"),
          Map.entry("AthenaWorkgroup", "primary"),
          Map.entry("AthenaResultsBucketName", "athena-results"),
          Map.entry("AthenaResultsPrefix", "primary/"),
          Map.entry("OutgoingBucketName", "archive"),
          Map.entry("OutgoingPrefix", "finance/"),
          Map.entry("AuditLogGroupName", "/aws/fsx/windows"),
          Map.entry("RoutesDelete", "true"),
          Map.entry("ScanResults", "true"),
          Map.entry("ReservedConcurrency", "20"),
          Map.entry("AlarmEmail", "operators@example.com"),
          Map.entry("Dashboard", "true"),
          Map.entry("Tracing", "true"),
          Map.entry("ExportSchedule", "rate(1 hour)"),
          Map.entry("ExportOperation", "{\"operation\":\"probe\"}"),
          Map.entry("QueueForOperations", "true"),
          Map.entry("AlarmTopicArn", "arn:aws:sns:eu-central-1:123456789012:alarms"));

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Object> outputs = new LinkedHashMap<>();

  private Deployment(Template template, Map<String, String> given) {
    var functions = new Functions(template, Parameters.values(template, given));
    Rules.check(template, functions);
    template.section("Resources").forEach((name, text) -> add(name, Template.map(text), functions));
    resources.values().forEach(resource -> requireAll(resource.dependsOn(), resource.name()));
    template
        .section("Outputs")
        .forEach((name, text) -> output(name, Template.map(text), functions));
    requireAll(functions.takeReferences(), "Outputs");
  }

  /** The required parameters and the given ones: names and values by turns. */
  static Deployment with(Template template, String... namesAndValues) {
    var given = new LinkedHashMap<>(REQUIRED);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Deployment(template, given);
  }

  /** Every optional part, with endpoints of the stack's own; the given parameters win. */
  static Deployment withEverything(Template template, String... namesAndValues) {
    var given = new ArrayList<String>();
    EVERYTHING.forEach((name, value) -> given.addAll(List.of(name, value)));
    given.addAll(Arrays.asList(namesAndValues));
    return with(template, given.toArray(String[]::new));
  }

  private void add(String name, Map<String, Object> text, Functions functions) {
    if (text.get("Condition") instanceof String condition && !functions.condition(condition)) {
      return;
    }
    functions.takeReferences();
    var properties = Template.map(functions.resolve(text.getOrDefault("Properties", Map.of())));
    functions.resolve(text.getOrDefault("Metadata", Map.of()));
    var dependsOn = functions.takeReferences();
    Functions.list(text.getOrDefault("DependsOn", List.of()))
        .forEach(other -> dependsOn.add((String) other));
    resources.put(
        name,
        new Resource(name, (String) text.getOrDefault("Type", ""), properties, text, dependsOn));
  }

  private void output(String name, Map<String, Object> text, Functions functions) {
    if (!(text.get("Condition") instanceof String condition) || functions.condition(condition)) {
      outputs.put(name, functions.resolve(text.getOrDefault("Value", "")));
    }
  }

  private void requireAll(Set<String> names, String wanting) {
    for (String name : names) {
      if (!resources.containsKey(name)) {
        throw new AssertionError(
            wanting + " refers to " + name + ", which is not deployed with it.");
      }
    }
  }

  Map<String, Resource> resources() {
    return resources;
  }

  Map<String, Object> outputs() {
    return outputs;
  }

  List<Resource> ofType(String type) {
    return resources.values().stream().filter(each -> each.type().equals(type)).toList();
  }

  Resource resource(String name) {
    var resource = resources.get(name);
    if (resource == null) {
      throw new AssertionError(name + " is not deployed.");
    }
    return resource;
  }
}
