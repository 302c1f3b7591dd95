package dev.smbridge.lambda.deployment;

import java.util.List;
import java.util.Map;

/** The template's rules, to which CloudFormation holds parameters before it makes anything. */
final class Rules {
  /** The VPCs of the subnets that there are. */
  private static final Map<String, String> VPCS =
      Map.of(
          "subnet-0a",
          "vpc-0a",
          "subnet-0b",
          "vpc-0a",
          "subnet-0c",
          "vpc-0a",
          "subnet-0e",
          "vpc-0e");

  /** The zones of those that share one; every other has a zone of its own. */
  private static final Map<String, String> ZONES =
      Map.of("subnet-0a", "eu-central-1a", "subnet-0c", "eu-central-1a");

  private Rules() {}

  /**
   * Throws {@link IllegalStateException}, which says what the rule asserts, where one is broken.
   */
  static void check(Template template, Functions functions) {
    for (Object text : template.section("Rules").values()) {
      var rule = Template.map(text);
      var condition = rule.get("RuleCondition");
      if (condition == null || functions.truth(condition)) {
        Functions.list(rule.getOrDefault("Assertions", List.of()))
            .forEach(assertion -> check(Template.map(assertion), functions));
      }
    }
  }

  private static void check(Map<String, Object> assertion, Functions functions) {
    if (!functions.truth(assertion.getOrDefault("Assert", ""))) {
      throw new IllegalStateException((String) assertion.get("AssertDescription"));
    }
  }

  /** An attribute of subnets. */
  static List<String> attributes(List<String> subnets, String attribute) {
    return subnets.stream().map(subnet -> attribute(subnet, attribute)).toList();
  }

  static String attribute(String subnet, String attribute) {
    return switch (attribute) {
      case "VpcId" -> VPCS.getOrDefault(subnet, "no VPC");
      case "AvailabilityZone" -> ZONES.getOrDefault(subnet, "the zone of " + subnet);
      default -> throw new AssertionError("Not known of any subnet: " + attribute);
    };
  }
}
