package dev.smbridge.testing.aws;

import java.util.Optional;

/** An operation of an emulated service. */
public enum AwsOperation {
  /** Secrets Manager, GetSecretValue. */
  GET_SECRET_VALUE("secretsmanager.GetSecretValue", "secretsmanager"),
  /** Systems Manager, GetParameter. */
  GET_PARAMETER("AmazonSSM.GetParameter", "ssm");

  private final String target;
  private final String service;

  AwsOperation(String target, String service) {
    this.target = target;
    this.service = service;
  }

  /** The operation that the header {@code X-Amz-Target} names. */
  static Optional<AwsOperation> of(String target) {
    for (var operation : values()) {
      if (operation.target.equals(target)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** What a policy allows or denies: {@code ssm:GetParameter}. */
  public String action() {
    return service + target.substring(target.indexOf('.')).replace('.', ':');
  }

  /** The service's name in a signature's scope, in an action and in its endpoint's name. */
  public String service() {
    return service;
  }
}
