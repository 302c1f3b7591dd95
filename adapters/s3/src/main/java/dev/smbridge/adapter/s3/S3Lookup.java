package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Looking at an object without reading it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a>
 */
final class S3Lookup {
  /** What the identity must be allowed to do, for looking as for reading. */
  static final String ACTION = "s3:GetObject";

  private S3Lookup() {}

  /**
   * Which object a key names.
   *
   * @param eTag the tag that a request can be bound to
   * @param original when its content was last changed where it comes from
   */
  record Found(Version version, String eTag, Instant original) {
    /** What the head of an object, or of some range of it, says. */
    static Found of(GetObjectResponse answer) {
      var range = answer.contentRange();
      var size =
          range == null
              ? answer.contentLength()
              : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
      return of(
          new Version(
              size, toSecond(answer.lastModified()), identity(answer.eTag(), answer.versionId())),
          answer.eTag(),
          answer.metadata());
    }

    static Found of(HeadObjectResponse answer) {
      return of(
          new Version(
              answer.contentLength(),
              toSecond(answer.lastModified()),
              identity(answer.eTag(), answer.versionId())),
          answer.eTag(),
          answer.metadata());
    }

    private static Found of(Version version, String eTag, Map<String, String> metadata) {
      return new Found(version, eTag, KeptTime.of(metadata).orElse(version.modified()));
    }
  }

  /** What tells an object from the others of its key, before and after. */
  static String identity(String eTag, @Nullable String versionId) {
    return versionId == null ? eTag : eTag + versionId;
  }

  /** The object that a key names now, or empty where there is none. */
  static Optional<Found> find(S3Service service, ObjectKey key, Deadline deadline)
      throws FileFailure {
    try {
      return Optional.of(Found.of(head(service, key, false, null, deadline)));
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /** Whether a key still names an object: S3 compares, and no time or size is trusted. */
  static boolean isStill(S3Service service, ObjectKey key, Found opened, Deadline deadline)
      throws FileFailure {
    try {
      return Found.of(head(service, key, false, opened.eTag(), deadline)).equals(opened);
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.NOT_FOUND || failed.kind() == FailureKind.CHANGED) {
        return false;
      }
      throw failed;
    }
  }

  /**
   * All that S3 says of an object; {@code NOT_FOUND} for a missing bucket, too.
   *
   * @param checksum whether its checksum is wanted: behind a KMS key that needs kms:Decrypt
   * @param eTag of the object that it must be, else {@code CHANGED}; null for any
   */
  static HeadObjectResponse head(
      S3Service service, ObjectKey key, boolean checksum, @Nullable String eTag, Deadline deadline)
      throws FileFailure {
    var limits = S3Service.within(deadline);
    return service.call(
        ACTION,
        key,
        s3 ->
            s3.headObject(request ->
                request
                    .bucket(key.container())
                    .key(key.key())
                    .ifMatch(eTag)
                    .checksumMode(checksum ? ChecksumMode.ENABLED : null)
                    .overrideConfiguration(limits)));
  }

  /** The precision of a HEAD, and of S3; other stores list what is finer. */
  static Instant toSecond(Instant modified) {
    return modified.truncatedTo(ChronoUnit.SECONDS);
  }
}
