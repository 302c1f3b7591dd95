package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyLimits;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.ByteRate;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a copy takes of everything. */
public final class LimitOptions {
  /** The most files under way at once. */
  public static final int MOST_TRANSFERS = 16;

  private static final Duration FOR_EVER = Duration.ofDays(3650);

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "4",
      description = "With -r: so many files at once, 1 to 16 (default: ${DEFAULT-VALUE}).")
  private int transfers = 4;

  @Mixin private RetryOptions retry = new RetryOptions();

  @Option(
      names = "--max-duration",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "With -r: begin no further file after so long, finish those under way, say how many were"
              + " not begun, and end with 5.")
  private @Nullable Duration maxDuration;

  @Option(
      names = "--bwlimit",
      paramLabel = "RATE",
      converter = SizeConverter.class,
      description = "So many bytes a second, all files together, such as 500k or 10M.")
  private @Nullable Long bytesPerSecond;

  private @Nullable CopyLimits limits;

  /** The same for all that one command copies: its time and its rate are of all of it together. */
  CopyLimits limits() throws FileFailure {
    if (limits == null) {
      if (transfers < 1 || transfers > MOST_TRANSFERS) {
        throw Context.usage("--transfers is a number from 1 to " + MOST_TRANSFERS);
      }
      var time = maxDuration == null ? FOR_EVER : maxDuration;
      limits = new CopyLimits(transfers, retry.retryFor(), Deadline.within(time, time), rate());
    }
    return limits;
  }

  private ByteRate rate() throws FileFailure {
    if (bytesPerSecond == null) {
      return ByteRate.UNLIMITED;
    }
    if (bytesPerSecond < 1) {
      throw Context.usage("--bwlimit is at least one byte a second; leave it out for no limit");
    }
    return ByteRate.of(bytesPerSecond);
  }
}
