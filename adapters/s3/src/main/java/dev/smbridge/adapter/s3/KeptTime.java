package dev.smbridge.adapter.s3;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the content of an object was last changed where it comes from, in the object's metadata. It
 * is written as {@code mtime}, seconds since 1970 with a fraction, as rclone has it; {@code
 * file-mtime}, which AWS's services for files write, is read, too.
 *
 * @see <a href="https://rclone.org/s3/#modification-times-and-hashes">rclone: modification
 *     times</a>
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/LustreGuide/posix-metadata-support.html">FSx
 *     for Lustre: POSIX metadata</a>
 */
final class KeptTime {
  private static final String SECONDS = "mtime";
  private static final String OF_AWS = "file-mtime";
  private static final Pattern NUMBER =
      Pattern.compile("(-?[0-9]{1,30}(?:\\.[0-9]{1,30})?)(ns|ms|s)?");
  private static final int NANO_DIGITS = 9;

  private KeptTime() {}

  /** The metadata of an object that is to keep a time. */
  static Map<String, String> metadata(@Nullable Instant modified) {
    if (modified == null) {
      return Map.of();
    }
    var nanos = BigDecimal.valueOf(modified.getNano(), NANO_DIGITS);
    var seconds = BigDecimal.valueOf(modified.getEpochSecond()).add(nanos);
    return Map.of(SECONDS, seconds.stripTrailingZeros().toPlainString());
  }

  /** What the metadata of an object say; empty where they say nothing that can be understood. */
  static Optional<Instant> of(Map<String, String> metadata) {
    return instant(metadata.get(SECONDS)).or(() -> instant(metadata.get(OF_AWS)));
  }

  private static Optional<Instant> instant(@Nullable String text) {
    var number = NUMBER.matcher(text == null ? "" : text.strip());
    if (!number.matches()) {
      return Optional.empty();
    }
    var digits =
        switch (String.valueOf(number.group(2))) {
          case "ns" -> NANO_DIGITS;
          case "ms" -> 3;
          default -> 0;
        };
    var seconds = new BigDecimal(number.group(1)).movePointLeft(digits);
    try {
      var whole = seconds.setScale(0, RoundingMode.FLOOR);
      var nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
      return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
    } catch (ArithmeticException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
