package dev.smbridge.adapter.parameterstore;

import dev.smbridge.adapter.aws.SdkCall;
import dev.smbridge.adapter.aws.SdkFailures;
import dev.smbridge.adapter.aws.SecretFailures;
import dev.smbridge.adapter.aws.SecretFailures.Reason;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What Parameter Store's own errors mean.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
 */
final class ParameterStoreFailures {
  private ParameterStoreFailures() {}

  /** Runs a call, with its failures in our words; they name the reference, never the content. */
  static <T> T translating(String reference, SdkCall<T> call) throws FileFailure {
    return SecretFailures.translating(
        "the parameter " + reference, "ssm", ParameterStoreFailures::refused, call);
  }

  private static Reason refused(AwsServiceException refused) {
    return switch (SdkFailures.code(refused)) {
      case "ParameterNotFound", "ParameterVersionNotFound" ->
          new Reason(
              FailureKind.INVALID_REQUEST,
              "there is no such parameter in this account and region, check its name and"
                  + " AWS_REGION");
      case "ValidationException" ->
          new Reason(FailureKind.INVALID_REQUEST, "this is no name or ARN of a parameter");
      case "AccessDeniedException" ->
          SdkFailures.mentions(refused, "kms") || SdkFailures.mentions(refused, "ciphertext")
              ? SecretFailures.keyDenied()
              : denied();
      case "InvalidKeyId" -> SecretFailures.keyDenied();
      default -> SecretFailures.common(refused);
    };
  }

  private static Reason denied() {
    return new Reason(
        FailureKind.ACCESS_DENIED,
        "allow the role of this process ssm:GetParameter on it, and let the endpoint's policy not"
            + " forbid it");
  }
}
