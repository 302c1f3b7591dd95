package dev.smbridge.lambda.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A statement of an IAM policy, whether it is a role's, an endpoint's, a queue's or a secret's. */
record PolicyStatement(Map<String, Object> text) {

  /** The statements of a document. */
  static List<PolicyStatement> of(Object document) {
    return Functions.list(Template.map(document).getOrDefault("Statement", List.of())).stream()
        .map(statement -> new PolicyStatement(Template.map(statement)))
        .toList();
  }

  /** What a deployment allows and denies its role, wherever that is written. */
  static List<PolicyStatement> ofTheRole(Deployment deployment) {
    var statements = new ArrayList<PolicyStatement>();
    for (Object policy : deployment.resource("Role").items("Policies")) {
      statements.addAll(of(Template.map(policy).getOrDefault("PolicyDocument", Map.of())));
    }
    for (Resource policy : deployment.ofType("AWS::IAM::Policy")) {
      statements.addAll(of(policy.at("PolicyDocument")));
    }
    return statements;
  }

  boolean allows() {
    return "Allow".equals(text.get("Effect"));
  }

  List<Object> actions() {
    return Functions.list(text.getOrDefault("Action", List.of()));
  }

  List<Object> resources() {
    return Functions.list(text.getOrDefault("Resource", List.of()));
  }

  Object principal() {
    return text.getOrDefault("Principal", "");
  }

  Object condition() {
    return text.getOrDefault("Condition", Map.of());
  }

  /** Every action with every resource, as "action resource". */
  List<String> pairs() {
    return actions().stream()
        .flatMap(action -> resources().stream().map(resource -> action + " " + resource))
        .toList();
  }
}
