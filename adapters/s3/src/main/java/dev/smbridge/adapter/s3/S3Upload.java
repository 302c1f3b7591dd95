package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import java.io.ByteArrayInputStream;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A multipart upload: invisible until it is completed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">Multipart
 *     upload</a>
 */
final class S3Upload {
  static final String ACTION = "s3:PutObject";

  /** Putting thousands of parts together can take S3 minutes. */
  private static final Duration COMPLETION = Duration.ofMinutes(5);

  private static final Duration LONGEST_ABORT = Duration.ofSeconds(5);

  private final S3Service service;
  private final ObjectKey key;
  private final String id;
  private final Deadline deadline;
  private final SortedMap<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();

  private S3Upload(S3Service service, ObjectKey key, String id, Deadline deadline) {
    this.service = service;
    this.key = key;
    this.id = id;
    this.deadline = deadline;
  }

  static S3Upload begin(
      S3Service service, ObjectKey key, Map<String, String> metadata, Deadline deadline)
      throws FileFailure {
    var limits = S3Service.within(deadline);
    var begun =
        service.call(
            ACTION,
            key,
            s3 ->
                s3.createMultipartUpload(request ->
                    request
                        .bucket(key.container())
                        .key(key.key())
                        .contentType(contentType(key))
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .metadata(metadata)
                        .overrideConfiguration(limits)));
    return new S3Upload(service, key, begun.uploadId(), deadline);
  }

  /**
   * What the name says that the bytes are, as the AWS CLI tells it to S3; null where it says
   * nothing.
   */
  static @Nullable String contentType(ObjectKey key) {
    return URLConnection.guessContentTypeFromName(key.name());
  }

  /** Some bytes as the body of a request, which may be sent several times. */
  static RequestBody body(byte[] bytes, int offset, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, offset, length), length, "application/octet-stream");
  }

  /**
   * Sends a part; safe from many threads.
   *
   * @param number from 1
   */
  void part(int number, byte[] bytes, int offset, int length) throws FileFailure {
    if (number > PartSize.MOST_PARTS) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED,
          "this is too large for an upload to S3 that began without a known size");
    }
    var checksum = Crc32.of(bytes, offset, length);
    var limits = S3Service.moving(length, deadline);
    var sent =
        service.call(
            ACTION,
            key,
            s3 ->
                s3.uploadPart(
                    request ->
                        request
                            .bucket(key.container())
                            .key(key.key())
                            .uploadId(id)
                            .partNumber(number)
                            .checksumCRC32(checksum)
                            .overrideConfiguration(limits),
                    body(bytes, offset, length)));
    parts.put(
        number,
        CompletedPart.builder()
            .partNumber(number)
            .eTag(sent.eTag())
            .checksumCRC32(checksum)
            .build());
  }

  /** Makes it visible; answers what tells it from others of its key. */
  String complete(boolean onlyIfNew) throws FileFailure {
    var limits = S3Service.within(deadline, COMPLETION);
    var completed =
        service.call(
            ACTION,
            key,
            s3 ->
                s3.completeMultipartUpload(request ->
                    request
                        .bucket(key.container())
                        .key(key.key())
                        .uploadId(id)
                        .ifNoneMatch(onlyIfNew ? "*" : null)
                        .multipartUpload(all -> all.parts(parts.values()))
                        .overrideConfiguration(limits)));
    return S3Lookup.identity(completed.eTag(), completed.versionId());
  }

  /** The checksum of the whole, as S3 tells it. */
  String checksum() {
    return Crc32.ofParts(parts.values().stream().map(CompletedPart::checksumCRC32).toList());
  }

  /** Discards it, be the deadline over. What stays, the bucket's lifecycle rule sweeps. */
  void abort() {
    try {
      service.call(
          "s3:AbortMultipartUpload",
          key,
          s3 ->
              s3.abortMultipartUpload(request ->
                  request
                      .bucket(key.container())
                      .key(key.key())
                      .uploadId(id)
                      .overrideConfiguration(S3Service.atMost(LONGEST_ABORT))));
    } catch (FileFailure _) {
      // Nothing that was published depends on it.
    }
  }
}
