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
 * @param source when a source is ready to be copied
 * @param dryRun whether it only says what it would do
 * @param filter which files of a recursive copy take part
 * @param transfers how many files of a recursive copy are under way at once, from 1
 * @param retryFor how long a recursive copy waits for a server that stops answering
 * @param intoExistingDirectory whether a destination that turns out to be a directory takes the
 *     source under its name, as people expect of a command; else it is {@code IS_A_DIRECTORY}
 */
public record CopyOptions(
    IfExists ifExists,
    Verify verify,
    boolean createParents,
    boolean recursive,
    SourceConditions source,
    boolean dryRun,
    NameFilter filter,
    int transfers,
    Duration retryFor,
    boolean intoExistingDirectory) {
  /** One file, exactly where it was said, replaced, its size checked, parents made. */
  public static final CopyOptions DEFAULT =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, false, false, false, NameFilter.ALL, 4);

  /** For a source of any age that must be there, exactly to the destination. */
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
        settledSource ? SourceConditions.NONE.whenSettled() : SourceConditions.NONE,
        dryRun,
        filter,
        transfers,
        Outage.USUAL,
        false);
  }

  /** The same, putting the new content in the place of what exists. */
  public CopyOptions replacing() {
    return with(IfExists.REPLACE, source, retryFor, intoExistingDirectory);
  }

  /** The same for a source under these conditions. */
  public CopyOptions from(SourceConditions conditions) {
    return with(ifExists, conditions, retryFor, intoExistingDirectory);
  }

  /** The same, waiting so long for a server that stops answering. */
  public CopyOptions retrying(Duration limit) {
    return with(ifExists, source, limit, intoExistingDirectory);
  }

  /** The same, into a destination that turns out to be a directory. */
  public CopyOptions intoDirectories() {
    return with(ifExists, source, retryFor, true);
  }

  private CopyOptions with(
      IfExists exists, SourceConditions conditions, Duration limit, boolean intoDirectory) {
    return new CopyOptions(
        exists,
        verify,
        createParents,
        recursive,
        conditions,
        dryRun,
        filter,
        transfers,
        limit,
        intoDirectory);
  }
}
