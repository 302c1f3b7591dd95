package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deleting an object, and the markers of a directory. In a bucket with versions S3 keeps what was
 * deleted behind a delete marker.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">DeleteObject</a>
 */
final class S3Deletion {
  private final S3Service service;
  private final Deadline deadline;

  S3Deletion(S3Service service, Deadline deadline) {
    this.service = service;
    this.deadline = deadline;
  }

  /** Deletes an object that is there: S3 itself would not say that it is missing. */
  void object(ObjectKey key) throws FileFailure {
    delete(key.container(), key.key(), null);
  }

  /**
   * Deletes an object if it is still this version of it: a look compares, and the deletion is bound
   * to its tag, which S3 compares again.
   *
   * @throws FileFailure {@code CHANGED}, {@code NOT_FOUND}
   */
  void object(ObjectKey key, Version version) throws FileFailure {
    var found =
        S3Lookup.find(service, key, deadline)
            .orElseThrow(() -> new FileFailure(FailureKind.NOT_FOUND, "there is no such object"));
    if (!found.version().equals(version)) {
      throw new FileFailure(FailureKind.CHANGED, "the object is no longer what it was");
    }
    delete(key.container(), key.key(), found.eTag());
  }

  /**
   * Deletes the markers at and below a directory, keys that end in {@code /}.
   *
   * @throws FileFailure {@code DIRECTORY_NOT_EMPTY} where an object is among them, {@code
   *     NOT_FOUND} where nothing is
   */
  void markers(ObjectKey directory) throws FileFailure {
    var found = below(directory);
    if (found.isEmpty()) {
      throw new FileFailure(FailureKind.NOT_FOUND, "there is no such object");
    }
    while (!found.isEmpty()) {
      for (var marker : found) {
        if (!marker.key().endsWith("/")) {
          throw new FileFailure(
              FailureKind.DIRECTORY_NOT_EMPTY, "other objects lie below this key");
        }
      }
      for (var marker : found) {
        delete(directory.container(), marker.key(), null);
      }
      found = below(directory);
    }
  }

  /** The first page of what is there; what was deleted is no longer listed. */
  private List<S3Object> below(ObjectKey directory) throws FileFailure {
    var limits = S3Service.within(deadline);
    return service
        .call(
            "s3:ListBucket",
            directory,
            s3 ->
                s3.listObjectsV2(request ->
                    request
                        .bucket(directory.container())
                        .prefix(directory.child("").key())
                        .encodingType(EncodingType.URL)
                        .overrideConfiguration(limits)))
        .contents();
  }

  private void delete(String bucket, String key, @Nullable String eTag) throws FileFailure {
    var limits = S3Service.within(deadline);
    var _ =
        service.call(
            "s3:DeleteObject",
            new ObjectKey(bucket, key),
            s3 ->
                s3.deleteObject(request ->
                    request.bucket(bucket).key(key).ifMatch(eTag).overrideConfiguration(limits)));
  }
}
