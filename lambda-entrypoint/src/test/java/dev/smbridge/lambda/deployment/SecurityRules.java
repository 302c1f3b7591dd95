package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules of security groups, each as "protocol port peer". */
final class SecurityRules {
  private SecurityRules() {}

  static Set<String> egress(Deployment deployment, String group) {
    return written(deployment, group, "SecurityGroupEgress", "AWS::EC2::SecurityGroupEgress");
  }

  static Set<String> ingress(Deployment deployment, String group) {
    return written(deployment, group, "SecurityGroupIngress", "AWS::EC2::SecurityGroupIngress");
  }

  /** A group's rules, written inside it or beside it; EC2 refuses one that is there already. */
  private static Set<String> written(
      Deployment deployment, String group, String inside, String beside) {
    var rules = new TreeSet<String>();
    for (Resource each : deployment.ofType("AWS::EC2::SecurityGroup")) {
      if (group.equals("${" + each.name() + "}")) {
        each.items(inside).forEach(rule -> add(rules, Template.map(rule)));
      }
    }
    for (Resource each : deployment.ofType(beside)) {
      if (group.equals(each.text("GroupId"))) {
        add(rules, each.properties());
      }
    }
    return rules;
  }

  private static void add(Set<String> rules, Map<String, Object> rule) {
    assertTrue(rules.add(written(rule)), () -> "twice: " + rule);
  }

  private static String written(Map<String, Object> rule) {
    assertEquals(rule.get("FromPort"), rule.get("ToPort"), rule::toString);
    var peers = new ArrayList<>(rule.keySet());
    peers.removeAll(List.of("GroupId", "Description", "IpProtocol", "FromPort", "ToPort"));
    assertTrue(peers.size() == 1, rule::toString);
    return rule.get("IpProtocol") + " " + rule.get("FromPort") + " " + rule.get(peers.getFirst());
  }

  /** Every rule of every group. */
  static List<Map<String, Object>> all(Deployment deployment) {
    var rules = new ArrayList<Map<String, Object>>();
    for (Resource group : deployment.ofType("AWS::EC2::SecurityGroup")) {
      group.items("SecurityGroupEgress").forEach(rule -> rules.add(Template.map(rule)));
      group.items("SecurityGroupIngress").forEach(rule -> rules.add(Template.map(rule)));
    }
    deployment.ofType("AWS::EC2::SecurityGroupEgress").forEach(r -> rules.add(r.properties()));
    deployment.ofType("AWS::EC2::SecurityGroupIngress").forEach(r -> rules.add(r.properties()));
    return rules;
  }
}
