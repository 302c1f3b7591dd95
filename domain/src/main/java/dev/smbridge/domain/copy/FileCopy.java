package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Transfer;
import dev.smbridge.domain.transfer.Transfer.Moved;
import dev.smbridge.domain.transfer.Verify;
import dev.smbridge.domain.transfer.Version;
import java.time.Instant;
import java.util.Optional;

/** Copies one file between two open endpoints: read, staged, checked, published. */
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

  /** The destination's entry, its path shown as the destination names it. */
  public CopiedFile run(CopyEndpoint from, CopyEndpoint to) throws FileFailure {
    if (to instanceof ShareEndpoint(var _, var path)) {
      path.requireLasting();
    }
    var there = to.look();
    Existing.check(there, options.ifExists());
    if (there.isPresent()) {
      if (options.ifExists() == IfExists.SKIP) {
        return new CopiedFile(there.get().at(to.shown()), true);
      }
      if (to instanceof ShareEndpoint(var session, var path)) {
        names.requireFile(session.share(), path);
      }
    }
    if (options.dryRun()) {
      return new CopiedFile(from.existing().at(to.shown()), false);
    }
    var version = copyOnServer(from, to).orElse(null);
    if (version == null) {
      version = move(from, to);
    }
    sweep(to);
    return new CopiedFile(
        new Entry(to.shown(), EntryType.FILE, version.sizeBytes(), version.modified()), false);
  }

  private Optional<Version> copyOnServer(CopyEndpoint from, CopyEndpoint to) throws FileFailure {
    if (from instanceof ShareEndpoint source
        && to instanceof ShareEndpoint destination
        && options.verify() != Verify.SHA256
        && source.copiesOnServerTo(destination)) {
      var size = from.existing().sizeBytes();
      var replace = options.ifExists() == IfExists.REPLACE;
      if (source.copyOnServer(destination, replace, options.createParents())) {
        context.observer().moved(size);
        return lookAtPublished(to)
            .map(entry -> new Version(entry.sizeBytes(), entry.modified(), ""));
      }
    }
    return Optional.empty();
  }

  private Version move(CopyEndpoint from, CopyEndpoint to) throws FileFailure {
    try (var content = openSource(from);
        var draft = begin(to, content)) {
      var digest = options.verify() == Verify.SHA256;
      heedStreams(content, draft, digest);
      var moved = Transfer.run(content, draft, digest, context.deadline(), context.observer());
      var checked = digest && checkBeforePublishing(draft, moved);
      var version = publish(draft, moved, to);
      if (digest && !checked) {
        try (var published = to.open(false)) {
          requireSame(moved, Transfer.sha256(published, context.deadline()));
        } catch (FileFailure unseen) {
          throw unseen.withEffect(Effect.UNKNOWN);
        }
      }
      return version;
    }
  }

  /** A stream is had once: there is no second attempt, and no second look. */
  private void heedStreams(Content content, Draft draft, boolean digest) throws FileFailure {
    if (digest && draft.access() == Access.IN_ORDER) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "what a pipe or standard output was given cannot be read back: verify its size");
    }
    if (content.access() == Access.IN_ORDER || draft.access() == Access.IN_ORDER) {
      context.cannotBeRepeated();
    }
  }

  private Content openSource(CopyEndpoint from) throws FileFailure {
    try {
      return from.open(options.settledSource());
    } catch (FileFailure failed) {
      throw failed.at(from.shown());
    }
  }

  private Draft begin(CopyEndpoint to, Content content) throws FileFailure {
    try {
      return to.create(content.version().sizeBytes(), options.ifExists(), options.createParents());
    } catch (FileFailure failed) {
      throw failed.at(to.shown());
    }
  }

  private Version publish(Draft draft, Moved moved, CopyEndpoint to) throws FileFailure {
    Version version;
    try {
      version = draft.publish(moved.bytes());
    } catch (FileFailure failed) {
      throw failed.at(to.shown());
    }
    if (options.verify() != Verify.NONE && version.sizeBytes() != moved.bytes()) {
      throw new FileFailure(
              FailureKind.CORRUPTED,
              moved.bytes() + " bytes were copied and the destination has " + version.sizeBytes())
          .withEffect(Effect.UNKNOWN)
          .at(to.shown());
    }
    return version.modified().equals(Instant.EPOCH)
        ? lookAtPublished(to)
            .map(entry -> new Version(entry.sizeBytes(), entry.modified(), ""))
            .orElse(version)
        : version;
  }

  /** Where it cannot be seen, it has been published all the same. */
  private static Optional<Entry> lookAtPublished(CopyEndpoint to) throws FileFailure {
    try {
      return to.look();
    } catch (FileFailure unseen) {
      throw unseen.withEffect(Effect.UNKNOWN);
    }
  }

  private boolean checkBeforePublishing(Draft draft, Moved moved) throws FileFailure {
    var written = draft.readBack();
    if (written.isPresent()) {
      try (var content = written.get()) {
        requireSame(moved, Transfer.sha256OfOwn(content, context.deadline()));
      }
    }
    return written.isPresent();
  }

  private static void requireSame(Moved moved, String found) throws FileFailure {
    if (!found.equals(moved.sha256().orElse(""))) {
      throw new FileFailure(
          FailureKind.CORRUPTED, "the SHA-256 of what was stored differs from the source's");
    }
  }

  private void sweep(CopyEndpoint to) {
    if (to instanceof ShareEndpoint(var session, var path)) {
      leftovers.sweep(session.target(), session.share(), path.parent().orElse(SharePath.ROOT));
    }
  }
}
