package dev.smbridge.adapter.aws;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the failures of any service that keeps secrets mean.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html">Common
 *     errors</a>
 */
public final class SecretFailures {
  private SecretFailures() {}

  /**
   * Why something cannot be fetched.
   *
   * @param text the end of the sentence, which says what to do
   */
  public record Reason(FailureKind kind, String text) {}

  /**
   * Runs a call, with its failures in our words.
   *
   * @param what what is fetched, by its reference, never its content
   * @param service the service as its endpoint's name has it
   * @param refused what an error means that the service answers
   */
  public static <T> T translating(
      String what, String service, Function<AwsServiceException, Reason> refused, SdkCall<T> call)
      throws FileFailure {
    try {
      return call.answer();
    } catch (SdkException failed) {
      var reason =
          failed instanceof AwsServiceException answered
              ? refused.apply(answered)
              : unanswered(failed, service);
      throw new FileFailure(reason.kind, what + " cannot be fetched: " + reason.text)
          .causedBy(failed);
    }
  }

  private static Reason unanswered(SdkException failed, String service) {
    return switch (SdkFailures.unanswered(failed)) {
      case TIMED_OUT -> new Reason(FailureKind.DEADLINE, "the service did not answer in time");
      case INTERRUPTED -> new Reason(FailureKind.OTHER, "the wait for it was interrupted");
      case NEVER_CONNECTED, BROKEN_OFF ->
          new Reason(
              FailureKind.UNREACHABLE,
              "its endpoint cannot be reached, open TCP port 443 to it (a VPC without a way out"
                  + " needs an interface endpoint for "
                  + service
                  + " with private DNS)");
      case NOT_TRUSTED ->
          new Reason(FailureKind.POLICY, "the " + SdkFailures.untrusted(failed, "its endpoint"));
      case NO_REGION ->
          new Reason(FailureKind.INVALID_REQUEST, "no AWS region is configured, set AWS_REGION");
      case NO_CREDENTIALS ->
          new Reason(
              FailureKind.INVALID_REQUEST,
              "this process has no AWS credentials, give it a role or set AWS_PROFILE");
      case NOT_UNDERSTOOD ->
          new Reason(FailureKind.OTHER, "the service's answer could not be understood");
    };
  }

  /** What an error means that is not a service's own. */
  public static Reason common(AwsServiceException refused) {
    var code = SdkFailures.code(refused);
    return switch (code) {
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "SignatureDoesNotMatch" ->
          new Reason(
              FailureKind.ACCESS_DENIED,
              "the AWS credentials of this process are not accepted, renew them ("
                  + shown(code)
                  + ")");
      default -> byStatus(refused, code);
    };
  }

  private static Reason byStatus(AwsServiceException refused, String code) {
    var shown = code.isEmpty() ? "status " + refused.statusCode() : shown(code);
    return refused.isThrottlingException() || refused.statusCode() >= 500
        ? new Reason(
            FailureKind.UNREACHABLE, "the service is busy, try again later (" + shown + ")")
        : new Reason(FailureKind.OTHER, "the service refused (" + shown + ")");
  }

  private static String shown(String code) {
    return code.endsWith("Exception") ? code.substring(0, code.length() - 9) : code;
  }

  /** KMS does not decrypt it for this process. */
  public static Reason keyDenied() {
    return new Reason(
        FailureKind.ACCESS_DENIED,
        "allow the role of this process kms:Decrypt on the key that encrypts it");
  }
}
