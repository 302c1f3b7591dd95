package dev.smbridge.adapter.secretsmanager;

import dev.smbridge.adapter.aws.SdkCall;
import dev.smbridge.adapter.aws.SdkFailures;
import dev.smbridge.adapter.aws.SecretFailures;
import dev.smbridge.adapter.aws.SecretFailures.Reason;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What Secrets Manager's own errors mean.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class SecretsManagerFailures {
  private SecretsManagerFailures() {}

  /** Runs a call, with its failures in our words; they name the reference, never the content. */
  static <T> T translating(String reference, SdkCall<T> call) throws FileFailure {
    return SecretFailures.translating(
        "the secret " + reference, "secretsmanager", SecretsManagerFailures::refused, call);
  }

  private static Reason refused(AwsServiceException refused) {
    return switch (SdkFailures.code(refused)) {
      case "ResourceNotFoundException" ->
          new Reason(
              FailureKind.INVALID_REQUEST,
              "there is no such secret with a current value in this account and region, check its"
                  + " name and AWS_REGION");
      case "InvalidRequestException" ->
          new Reason(
              FailureKind.INVALID_REQUEST, "it is marked for deletion, restore it or name another");
      case "InvalidParameterException", "ValidationException" ->
          new Reason(FailureKind.INVALID_REQUEST, "this is no name or ARN of a secret");
      case "AccessDeniedException" ->
          SdkFailures.mentions(refused, "kms") ? SecretFailures.keyDenied() : denied();
      case "DecryptionFailure" -> SecretFailures.keyDenied();
      default -> SecretFailures.common(refused);
    };
  }

  private static Reason denied() {
    return new Reason(
        FailureKind.ACCESS_DENIED,
        "allow the role of this process secretsmanager:GetSecretValue on it, and let neither the"
            + " secret's own policy nor the endpoint's forbid it");
  }
}
