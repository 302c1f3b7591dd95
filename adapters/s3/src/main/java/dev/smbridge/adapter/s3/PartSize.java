package dev.smbridge.adapter.s3;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Version;

/**
 * How large the parts of an upload are: at most 10 000 of them make an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">Multipart upload
 *     limits</a>
 */
final class PartSize {
  static final int MOST_PARTS = 10_000;

  private static final long MEBIBYTE = 1 << 20;
  private static final long LEAST_BYTES = 8 * MEBIBYTE;
  private static final long MOST_BYTES = 1024 * MEBIBYTE;

  /** Enough for 156 GiB. */
  private static final long BYTES_FOR_UNKNOWN = 16 * MEBIBYTE;

  private PartSize() {}

  /**
   * The bytes of every part but the last.
   *
   * @throws FileFailure {@code UNSUPPORTED} for more than 9.7 TiB
   */
  static int bytes(long expectedBytes) throws FileFailure {
    if (expectedBytes == Version.UNKNOWN_SIZE) {
      return (int) BYTES_FOR_UNKNOWN;
    }
    var needed = Math.ceilDiv(Math.ceilDiv(expectedBytes, MOST_PARTS), MEBIBYTE) * MEBIBYTE;
    if (needed > MOST_BYTES) {
      throw new FileFailure(FailureKind.UNSUPPORTED, "this is too large for one object in S3");
    }
    return (int) Math.max(LEAST_BYTES, needed);
  }
}
