package dev.smbridge.adapter.s3;

import dev.smbridge.adapter.aws.SdkCall;
import dev.smbridge.adapter.aws.SdkFailures;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What failures of S3, and of the SDK where it asks S3, mean.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
 *     responses</a>
 */
final class S3Failures {
  private static final String RANGE_IGNORED = "the answer is not the range that was asked for";

  private S3Failures() {}

  /** Runs a request, with its failures in our words. */
  static <T> T translating(String action, String bucket, SdkCall<T> request) throws FileFailure {
    try {
      return request.answer();
    } catch (SdkException failed) {
      throw of(failed, action, bucket).causedBy(failed);
    }
  }

  /** A body that broke off, for the SDK to ask again. */
  static RuntimeException worthAnotherAttempt(IOException broken) {
    return RetryableException.create("the answer broke off", broken);
  }

  /** The endpoint sends other bytes than were asked for, which no other attempt would change. */
  static RuntimeException rangeIgnored() {
    return NonRetryableException.create(RANGE_IGNORED);
  }

  /** Whether a range was asked for that begins behind the object's last byte. */
  static boolean isBeyondTheEnd(FileFailure failed) {
    return failed.getCause() instanceof AwsServiceException refused && refused.statusCode() == 416;
  }

  /** Whether the request went out and its reply did not come back. */
  static boolean mayHaveHappened(FileFailure failed) {
    return switch (failed.getCause()) {
      case AwsServiceException _ -> false;
      case SdkException unanswered ->
          switch (SdkFailures.unanswered(unanswered)) {
            case TIMED_OUT, INTERRUPTED, BROKEN_OFF -> true;
            case NEVER_CONNECTED, NOT_TRUSTED, NO_REGION, NO_CREDENTIALS, NOT_UNDERSTOOD -> false;
          };
      case null, default -> false;
    };
  }

  /** Whether the SDK sent it more than once. */
  static boolean wasRepeated(FileFailure failed) {
    return failed.getCause() instanceof SdkException repeated
        && repeated.numAttempts() != null
        && repeated.numAttempts() > 1;
  }

  private static FileFailure of(SdkException failed, String action, String bucket) {
    return failed instanceof AwsServiceException refused
        ? refused(refused, action, bucket)
        : unanswered(failed, bucket);
  }

  private static FileFailure refused(AwsServiceException refused, String action, String bucket) {
    var code = SdkFailures.code(refused);
    return switch (code) {
      case "NoSuchBucket" ->
          new FileFailure(FailureKind.NOT_FOUND, "there is no bucket \"" + bucket + "\"")
              .about(Subject.STORE);
      case "NoSuchUpload" ->
          new FileFailure(
              FailureKind.OTHER,
              "the upload to S3 is gone: a lifecycle rule or another client ended it");
      case "InvalidObjectState" ->
          new FileFailure(
              FailureKind.UNSUPPORTED, "the object is archived in S3 Glacier: restore it first");
      case "BadDigest", "XAmzContentChecksumMismatch", "InvalidDigest" ->
          new FileFailure(FailureKind.CORRUPTED, "what reached S3 is not what was sent");
      case "KeyTooLongError" ->
          new FileFailure(FailureKind.INVALID_PATH, "a key in S3 has at most 1024 bytes of UTF-8");
      case "EntityTooLarge" ->
          new FileFailure(FailureKind.UNSUPPORTED, "this is too large for one object in S3");
      case "InvalidBucketName" -> badName(bucket);
      case "RequestTimeTooSkewed" ->
          new FileFailure(
              FailureKind.ACCESS_DENIED, "S3 refuses the time of this machine: set its clock");
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "TokenRefreshRequired" ->
          new FileFailure(
              FailureKind.ACCESS_DENIED,
              "the AWS credentials of this process are not accepted: renew them (" + code + ")");
      case "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          elsewhere(refused, bucket);
      default -> byStatus(refused, code, action, bucket);
    };
  }

  /** A HEAD is answered without a code. */
  private static FileFailure byStatus(
      AwsServiceException refused, String code, String action, String bucket) {
    var status = refused.statusCode();
    if (refused.isThrottlingException() || status >= 500 || status == 429) {
      return new FileFailure(
          FailureKind.UNREACHABLE, "S3 is busy: try again later (" + shown(code, status) + ")");
    }
    return switch (status) {
      case 301, 307 -> elsewhere(refused, bucket);
      case 403 -> denied(refused, action, bucket);
      case 404 -> new FileFailure(FailureKind.NOT_FOUND, "there is no such object");
      case 409, 412, 416 ->
          new FileFailure(FailureKind.CHANGED, "the object is no longer what it was");
      default -> new FileFailure(FailureKind.OTHER, "S3 refused (" + shown(code, status) + ")");
    };
  }

  private static String shown(String code, int status) {
    return code.isEmpty() ? "status " + status : code;
  }

  private static FileFailure denied(AwsServiceException refused, String action, String bucket) {
    var key = SdkFailures.mentions(refused, "kms:") ? ", and the use of its KMS key" : "";
    var hint =
        action.equals("s3:GetObject")
            ? " (without s3:ListBucket on the bucket, an object that is missing is denied as well)"
            : "";
    return new FileFailure(
        FailureKind.ACCESS_DENIED,
        "S3 denies "
            + action
            + (bucket.isEmpty() ? "" : " in the bucket \"" + bucket + "\"")
            + ": allow the role of this process this action"
            + key
            + hint);
  }

  private static FileFailure elsewhere(AwsServiceException refused, String bucket) {
    var region =
        refused.awsErrorDetails() == null
            ? ""
            : refused
                .awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("x-amz-bucket-region")
                .map(name -> " " + name)
                .orElse("");
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "the bucket \"" + bucket + "\" is in another region: set AWS_REGION to it" + region);
  }

  private static FileFailure unanswered(SdkException failed, String bucket) {
    return switch (SdkFailures.unanswered(failed)) {
      case TIMED_OUT -> new FileFailure(FailureKind.DEADLINE, "S3 did not answer in time");
      case INTERRUPTED -> new FileFailure(FailureKind.OTHER, "the wait for S3 was interrupted");
      case NEVER_CONNECTED ->
          new FileFailure(
              FailureKind.UNREACHABLE,
              "S3 cannot be reached: open TCP port 443 to it (a VPC without a way out needs a"
                  + " gateway endpoint for S3)");
      case BROKEN_OFF ->
          new FileFailure(FailureKind.UNREACHABLE, "the connection to S3 broke: try again");
      case NOT_TRUSTED ->
          new FileFailure(FailureKind.POLICY, "the " + SdkFailures.untrusted(failed, "S3"));
      case NO_REGION ->
          new FileFailure(
              FailureKind.INVALID_REQUEST, "no AWS region is configured: set AWS_REGION");
      case NO_CREDENTIALS ->
          new FileFailure(
              FailureKind.INVALID_REQUEST,
              "this process has no AWS credentials: give it a role or set AWS_PROFILE");
      case NOT_UNDERSTOOD -> notUnderstood(failed, bucket);
    };
  }

  private static FileFailure notUnderstood(SdkException failed, String bucket) {
    if (SdkFailures.mentions(failed, RANGE_IGNORED)) {
      return new FileFailure(
          FailureKind.UNSUPPORTED,
          "this S3 endpoint ignores the range of a read: use one that supports it");
    }
    return SdkFailures.mentions(failed, "bucket")
        ? badName(bucket)
        : new FileFailure(FailureKind.OTHER, "the answer of S3 could not be understood");
  }

  private static FileFailure badName(String bucket) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST, "no bucket can be named \"" + bucket + "\"");
  }
}
