package dev.smbridge.adapter.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The checksum that S3 compares with what it stores: CRC-32, the one that every JVM computes at the
 * speed of memory, also before its compiler has warmed up.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking
 *     object integrity</a>
 */
final class Crc32 {
  private Crc32() {}

  /** The checksum of some bytes, in base64. */
  static String of(byte[] bytes, int offset, int length) {
    var crc = new CRC32();
    crc.update(bytes, offset, length);
    return base64(crc);
  }

  /** The checksum of an object in parts: that of its parts' checksums, and their number. */
  static String ofParts(List<String> parts) {
    var crc = new CRC32();
    parts.forEach(part -> crc.update(Base64.getDecoder().decode(part)));
    return base64(crc) + "-" + parts.size();
  }

  private static String base64(CRC32 crc) {
    var value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
