package dev.smbridge.domain.copy;

import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;

/**
 * How a copy is done.
 *
 * @param ifExists anything but {@code APPEND}
 * @param recursive whether a directory's contents are copied, each file on its own
 * @param settledSource whether a source that somebody still writes is refused as {@code LOCKED}
 * @param dryRun whether it only says what it would do
 * @param filter which files of a recursive copy take part
 * @param transfers how many files of a recursive copy are under way at once, from 1
 * @param retryFor how long a recursive copy waits for a server that stops answering
 */
public record CopyOptions(
    IfExists ifExists,
    Verify verify,
    boolean createParents,
    boolean recursive,
    boolean settledSource,
    boolean dryRun,
    NameFilter filter,
    int transfers,
    Duration retryFor) {
  /** One file, replaced, its size checked, parents made. */
  public static final CopyOptions DEFAULT =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, false, false, false, NameFilter.ALL, 4);

  /** Waits for a server as long as usual. */
  public CopyOptions(
      IfExists ifExists,
      Verify verify,
      boolean createParents,
      boolean recursive,
      boolean settledSource,
      boolean dryRun,
      NameFilter filter,
      int transfers) {
    this(
        ifExists,
        verify,
        createParents,
        recursive,
        settledSource,
        dryRun,
        filter,
        transfers,
        Outage.USUAL);
  }

  /** The same, putting the new content in the place of what exists. */
  public CopyOptions replacing() {
    return new CopyOptions(
        IfExists.REPLACE,
        verify,
        createParents,
        recursive,
        settledSource,
        dryRun,
        filter,
        transfers,
        retryFor);
  }
}
