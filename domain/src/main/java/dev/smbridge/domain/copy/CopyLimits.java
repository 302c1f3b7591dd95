package dev.smbridge.domain.copy;

import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.ByteRate;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/**
 * What a copy takes of everything.
 *
 * @param transfers how many files of a recursive copy are under way at once, from 1
 * @param retryFor how long a recursive copy waits for a server that stops answering
 * @param beginning until when a recursive copy begins further files; those under way are finished
 * @param rate how fast the bytes of all its files may move together
 */
public record CopyLimits(int transfers, Duration retryFor, Deadline beginning, ByteRate rate) {
  private static final int USUAL_TRANSFERS = 4;
  private static final Deadline UNENDING = Deadline.patient(Duration.ofDays(1));

  /** A few files at once, for as long and as fast as it goes. */
  public static final CopyLimits USUAL = of(USUAL_TRANSFERS);

  /** The same with so many files at once. */
  public static CopyLimits of(int transfers) {
    return new CopyLimits(transfers, Outage.USUAL, UNENDING, ByteRate.UNLIMITED);
  }
}
