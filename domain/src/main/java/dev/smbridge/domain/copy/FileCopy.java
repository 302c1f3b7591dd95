package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Transfer;
import java.util.Optional;

/**
 * Copies one file between two open ends. What is done about a file that exists is decided from the
 * one look that the caller took; {@link StagedCopy} then moves the bytes and publishes them.
 */
public final class FileCopy {
  private final CopyOptions options;
  private final Leftovers leftovers;
  private final DestinationNames names;
  private final OperationContext context;

  /**
   * Copies one file at a time.
   *
   * @param names what is known of the destination's names, for all files of one operation
   */
  public FileCopy(
      CopyOptions options, Leftovers leftovers, DestinationNames names, OperationContext context) {
    this.options = options;
    this.leftovers = leftovers;
    this.names = names;
    this.context = context;
  }

  /**
   * Copies.
   *
   * @param source what is at {@code from}, by a look or by a listing
   * @param there what is at {@code to}, by a look
   * @return what is at {@code to} now; empty where the source was gone by the time it was opened
   *     and that is nothing to do
   */
  public Optional<CopiedFile> run(
      CopyEndpoint from, Entry source, CopyEndpoint to, Optional<Entry> there) throws FileFailure {
    try {
      to.requireLasting();
      return copy(from, source, to, there);
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.ALREADY_EXISTS && context.mayHavePublished(to.shown())) {
        return Optional.of(ownFile(from, to, e));
      }
      throw e;
    }
  }

  private Optional<CopiedFile> copy(
      CopyEndpoint from, Entry source, CopyEndpoint to, Optional<Entry> there) throws FileFailure {
    Existing.check(there, options.ifExists());
    if (there.isPresent()) {
      if (to instanceof ShareEndpoint share) {
        names.requireFile(share.session().share(), share.path());
      }
      if (options.ifExists() == IfExists.SKIP) {
        return Optional.of(new CopiedFile(there.get().at(to.shown()), true));
      }
      if (options.ifExists().compares() && isUpToDate(from, source, to, there.get())) {
        return Optional.of(new CopiedFile(there.get().at(to.shown()), true));
      }
      if (from.isSameFile(to)) {
        throw new FileFailure(
            FailureKind.INVALID_REQUEST, "source and destination are one file: nothing was copied");
      }
      Existing.requireReplaceable(there, options.ifExists(), options.force());
    }
    if (options.dryRun()) {
      return Optional.of(new CopiedFile(source.at(to.shown()), false));
    }
    var published = new StagedCopy(options, context).run(from, to, there);
    if (published.isEmpty()) {
      return Optional.empty();
    }
    to.sweep(leftovers);
    var version = published.get().version();
    var stored = new Entry(to.shown(), EntryType.FILE, version.sizeBytes(), version.modified());
    return Optional.of(new CopiedFile(stored, false, published.get().source()));
  }

  private boolean isUpToDate(CopyEndpoint from, Entry source, CopyEndpoint to, Entry there)
      throws FileFailure {
    return options.ifExists() == IfExists.NEWER
        ? !FileComparison.isNewer(from, source, to, there)
        : new FileComparison(options.comparison(), context)
            .difference(from, source, to, there)
            .isEmpty();
  }

  /**
   * A rename of an earlier attempt may have taken effect after it was given up: a file with the
   * very content that was to be written is that attempt's, and the copy is done.
   */
  private CopiedFile ownFile(CopyEndpoint from, CopyEndpoint to, FileFailure taken)
      throws FileFailure {
    try (var source = from.open(false);
        var found = to.open(false)) {
      if (source.version().sizeBytes() == found.version().sizeBytes()
          && Transfer.sha256(source, context.deadline())
              .equals(Transfer.sha256(found, context.deadline()))) {
        var version = found.version();
        var entry = new Entry(to.shown(), EntryType.FILE, version.sizeBytes(), version.modified());
        return new CopiedFile(entry, false, source.version());
      }
    } catch (FileFailure e) {
      taken.addSuppressed(e);
    }
    throw taken;
  }
}
