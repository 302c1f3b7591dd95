package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
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

  /** Which object a key names, and the tag that a request can be bound to. */
  record Found(Version version, String eTag) {}

  /** The object that a key names now, or empty where there is none. */
  static Optional<Found> find(S3Service service, ObjectKey key, Deadline deadline)
      throws FileFailure {
    try {
      var head = head(service, key, false, deadline);
      return Optional.of(new Found(version(head), head.eTag()));
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /**
   * All that S3 says of an object; {@code NOT_FOUND} for a missing bucket, too.
   *
   * @param checksum whether its checksum is wanted: behind a KMS key that needs kms:Decrypt
   */
  static HeadObjectResponse head(
      S3Service service, ObjectKey key, boolean checksum, Deadline deadline) throws FileFailure {
    var limits = S3Service.within(deadline);
    return service.call(
        ACTION,
        key,
        s3 ->
            s3.headObject(request ->
                request
                    .bucket(key.container())
                    .key(key.key())
                    .checksumMode(checksum ? ChecksumMode.ENABLED : null)
                    .overrideConfiguration(limits)));
  }

  private static Version version(HeadObjectResponse head) {
    var identity = head.versionId() == null ? head.eTag() : head.eTag() + head.versionId();
    return new Version(head.contentLength(), toSecond(head.lastModified()), identity);
  }

  /** The precision of a HEAD, and of S3; other stores list what is finer. */
  static Instant toSecond(Instant modified) {
    return modified.truncatedTo(ChronoUnit.SECONDS);
  }
}
