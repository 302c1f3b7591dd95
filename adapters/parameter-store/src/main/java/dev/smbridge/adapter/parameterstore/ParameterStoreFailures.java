package dev.smbridge.adapter.parameterstore;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What failures of Parameter Store and of the SDK mean.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
 */
final class ParameterStoreFailures {
  private ParameterStoreFailures() {}

  /** Runs a call, with its failures in our words; they name the reference, never the content. */
  static <T> T translating(String reference, Supplier<T> call) throws FileFailure {
    try {
      return call.get();
    } catch (SdkException failed) {
      var said = said(failed);
      throw new FileFailure(
              said.kind, "the parameter " + reference + " cannot be fetched: " + said.message)
          .causedBy(failed);
    }
  }

  private record Said(FailureKind kind, String message) {}

  private static Said said(SdkException failed) {
    return switch (failed) {
      case AwsServiceException refused -> byCode(refused);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> timedOut();
      case AbortedException _ -> new Said(FailureKind.OTHER, "the wait for it was interrupted");
      default -> byCause(failed);
    };
  }

  private static Said byCode(AwsServiceException refused) {
    var details = refused.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    return switch (code) {
      case "ParameterNotFound", "ParameterVersionNotFound" ->
          new Said(
              FailureKind.INVALID_REQUEST,
              "there is no such parameter in this account and region, check its name and"
                  + " AWS_REGION");
      case "ValidationException" ->
          new Said(FailureKind.INVALID_REQUEST, "this is no name or ARN of a parameter");
      case "AccessDeniedException" -> denied(refused);
      case "InvalidKeyId" -> keyDenied();
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "SignatureDoesNotMatch" ->
          new Said(
              FailureKind.ACCESS_DENIED,
              "the AWS credentials of this process are not accepted, renew them ("
                  + shown(code)
                  + ")");
      default -> byStatus(refused, code);
    };
  }

  private static Said byStatus(AwsServiceException refused, String code) {
    var shown = code.isEmpty() ? "status " + refused.statusCode() : shown(code);
    return refused.isThrottlingException() || refused.statusCode() >= 500
        ? new Said(FailureKind.UNREACHABLE, "the service is busy, try again later (" + shown + ")")
        : new Said(FailureKind.OTHER, "the service refused (" + shown + ")");
  }

  private static String shown(String code) {
    return code.endsWith("Exception") ? code.substring(0, code.length() - 9) : code;
  }

  private static Said denied(AwsServiceException refused) {
    return message(refused).contains("kms") || message(refused).contains("ciphertext")
        ? keyDenied()
        : new Said(
            FailureKind.ACCESS_DENIED,
            "allow the role of this process ssm:GetParameter on it, and let the endpoint's policy"
                + " not forbid it");
  }

  private static Said keyDenied() {
    return new Said(
        FailureKind.ACCESS_DENIED,
        "allow the role of this process kms:Decrypt on the key that encrypts it");
  }

  private static Said timedOut() {
    return new Said(FailureKind.DEADLINE, "the service did not answer in time");
  }

  /** Failures on this side of the wire; the SDK has no types for them, but causes and texts. */
  private static Said byCause(SdkException failed) {
    var cause = cause(failed);
    var connecting = cause instanceof SocketTimeoutException && message(cause).contains("connect");
    if (cause instanceof SocketTimeoutException && !connecting) {
      return timedOut();
    }
    if (cause != null) {
      return new Said(
          FailureKind.UNREACHABLE,
          "its endpoint cannot be reached, open TCP port 443 to it (a VPC without a way out needs"
              + " an interface endpoint for ssm with private DNS)");
    }
    if (message(failed).contains("unable to load region")) {
      return new Said(FailureKind.INVALID_REQUEST, "no AWS region is configured, set AWS_REGION");
    }
    if (message(failed).contains("unable to load credentials")) {
      return new Said(
          FailureKind.INVALID_REQUEST,
          "this process has no AWS credentials, give it a role or set AWS_PROFILE");
    }
    return new Said(FailureKind.OTHER, "the service's answer could not be understood");
  }

  /** What happened on the wire: the JDK says it; an SDK's own is about an answer that came. */
  private static @Nullable IOException cause(Throwable failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && io.getClass().getPackageName().startsWith("java")) {
        return io;
      }
    }
    return null;
  }

  private static String message(Throwable failed) {
    return String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
  }
}
