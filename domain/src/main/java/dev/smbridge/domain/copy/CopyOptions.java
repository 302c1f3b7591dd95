package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a copy is done.
 *
 * @param ifExists anything but {@code APPEND}
 * @param recursive whether a directory's contents are copied, each file on its own
 * @param source when a source is ready to be copied
 * @param dryRun whether it only says what it would do
 * @param selection what of a recursive copy takes part
 * @param limits what it takes of everything
 * @param intoExistingDirectory whether a destination that turns out to be a directory takes the
 *     source under its name, as people expect of a command; else it is {@code IS_A_DIRECTORY}
 * @param keepTimes whether what is written has the time of its source's last change
 * @param force whether a file with the read-only attribute is replaced
 * @param comparison what counts as a difference, where that decides
 * @param part what of a recursive copy is done while there is time; null for all of it, or nothing
 *     but a failure
 */
public record CopyOptions(
    IfExists ifExists,
    Verify verify,
    boolean createParents,
    boolean recursive,
    SourceConditions source,
    boolean dryRun,
    Selection selection,
    CopyLimits limits,
    boolean intoExistingDirectory,
    boolean keepTimes,
    boolean force,
    Comparison comparison,
    @Nullable TreePart part) {
  /** One file, exactly where it was said, replaced, its size checked, its time kept. */
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
        Selection.of(filter),
        CopyLimits.of(transfers),
        false,
        true,
        false,
        Comparison.SIZE_TIME,
        null);
  }

  /** The same, putting the new content in the place of what exists. */
  public CopyOptions replacing() {
    return with(
        IfExists.REPLACE, source, selection, limits, intoExistingDirectory, keepTimes, force);
  }

  /** The same, taking this for a difference. */
  public CopyOptions comparing(Comparison wanted) {
    return comparing(wanted, part);
  }

  /** The same for a part of a tree. */
  public CopyOptions of(TreePart wanted) {
    return comparing(comparison, wanted);
  }

  private CopyOptions comparing(Comparison difference, @Nullable TreePart where) {
    return new CopyOptions(
        ifExists,
        verify,
        createParents,
        recursive,
        source,
        dryRun,
        selection,
        limits,
        intoExistingDirectory,
        keepTimes,
        force,
        difference,
        where);
  }

  /** The same for a whole tree, replacing what differs. */
  public CopyOptions mirroring() {
    return new CopyOptions(
        IfExists.DIFFERENT,
        verify,
        true,
        true,
        source,
        dryRun,
        selection,
        limits,
        false,
        keepTimes,
        force,
        comparison,
        part);
  }

  /** The same for a source under these conditions. */
  public CopyOptions from(SourceConditions conditions) {
    return with(ifExists, conditions, selection, limits, intoExistingDirectory, keepTimes, force);
  }

  /** The same for these entries of a tree. */
  public CopyOptions selecting(Selection wanted) {
    return with(ifExists, source, wanted, limits, intoExistingDirectory, keepTimes, force);
  }

  /** The same within these limits. */
  public CopyOptions within(CopyLimits wanted) {
    return with(ifExists, source, selection, wanted, intoExistingDirectory, keepTimes, force);
  }

  /** The same, waiting so long for a server that stops answering. */
  public CopyOptions retrying(Duration time) {
    return within(new CopyLimits(limits.transfers(), time, limits.beginning(), limits.rate()));
  }

  /** The same, into a destination that turns out to be a directory. */
  public CopyOptions intoDirectories() {
    return with(ifExists, source, selection, limits, true, keepTimes, force);
  }

  /** The same, with or without the time of the source's last change. */
  public CopyOptions keepingTimes(boolean keep) {
    return with(ifExists, source, selection, limits, intoExistingDirectory, keep, force);
  }

  /** The same, replacing files with the read-only attribute or refusing to. */
  public CopyOptions forced(boolean forced) {
    return with(ifExists, source, selection, limits, intoExistingDirectory, keepTimes, forced);
  }

  private CopyOptions with(
      IfExists exists,
      SourceConditions conditions,
      Selection wanted,
      CopyLimits taken,
      boolean intoDirectory,
      boolean keep,
      boolean forced) {
    return new CopyOptions(
        exists,
        verify,
        createParents,
        recursive,
        conditions,
        dryRun,
        wanted,
        taken,
        intoDirectory,
        keep,
        forced,
        comparison,
        part);
  }
}
