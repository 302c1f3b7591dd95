package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Transfer;
import dev.smbridge.domain.transfer.Transfer.Moved;
import dev.smbridge.domain.transfer.Verify;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one way of a file's bytes from one end to the other:
 *
 * <ol>
 *   <li>the source is opened, then a draft at the destination;
 *   <li>the draft is filled, by the server itself where it can, and has as many bytes as the
 *       source; a small file is read first, and its draft begun with all of them;
 *   <li>the source is still what was opened;
 *   <li>the draft is checked and published;
 *   <li>the source is still what was opened: else another copy of its newer content may have been
 *       replaced by this older one, and it fails as {@code CHANGED}, so that a repetition mends it.
 * </ol>
 */
final class StagedCopy {
  private final CopyOptions options;
  private final OperationContext context;

  StagedCopy(CopyOptions options, OperationContext context) {
    this.options = options;
    this.context = context;
  }

  /**
   * What stands at the destination now.
   *
   * @param source what it is a copy of
   */
  record Published(Version version, Version source) {}

  /** What was published; empty where the source is gone and that is nothing to do. */
  Optional<Published> run(CopyEndpoint from, CopyEndpoint to, Optional<Entry> there)
      throws FileFailure {
    try (var content = open(from)) {
      if (content == null) {
        return Optional.empty();
      }
      var small = small(from, content, to);
      try (var draft = begin(to, content, small, there)) {
        heedStreams(content, draft);
        if (options.keepTimes()) {
          content.originalTime().ifPresent(draft::setModified);
        }
        var moved = small == null ? fill(from, content, to, draft) : moved(small);
        var version = publish(draft, moved, to);
        requireCurrent(from, content, to);
        return Optional.of(new Published(version, content.version()));
      }
    }
  }

  private @Nullable Content open(CopyEndpoint from) throws FileFailure {
    try {
      return opened(from);
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.NOT_FOUND && options.source().toleratesMissing()) {
        return null;
      }
      throw failed.at(from.shown());
    }
  }

  /** Null where another content is there by now and that is nothing to do. */
  private @Nullable Content opened(CopyEndpoint from) throws FileFailure {
    var content = from.open(options.source().settled());
    if (options.source().content().test(content.version())) {
      return content;
    }
    content.close();
    if (options.source().toleratesMissing()) {
      return null;
    }
    throw new FileFailure(FailureKind.CHANGED, "the source has another content by now");
  }

  /** A small file for a share, read to its end; nothing where its bytes take another way. */
  private @Nullable ByteBuffer small(CopyEndpoint from, Content content, CopyEndpoint to)
      throws FileFailure {
    return to instanceof ShareEndpoint
            && SmallContent.is(content)
            && options.verify() != Verify.SHA256
            && !copiesOnServer(from, to)
        ? SmallContent.read(content, options.limits().rate(), context.deadline())
        : null;
  }

  private Moved moved(ByteBuffer small) {
    context.observer().moved(small.remaining());
    return new Moved(small.remaining(), Optional.empty());
  }

  private Draft begin(
      CopyEndpoint to, Content content, @Nullable ByteBuffer small, Optional<Entry> there)
      throws FileFailure {
    try {
      if (small != null && to instanceof ShareEndpoint share) {
        return share.create(small, options, there);
      }
      return to.create(content.version().sizeBytes(), options, there);
    } catch (FileFailure failed) {
      throw failed.at(to.shown());
    }
  }

  /** A stream is read or written once: no second attempt, and nothing to read back. */
  private void heedStreams(Content content, Draft draft) throws FileFailure {
    if (options.verify() == Verify.SHA256 && draft.access() == Access.IN_ORDER) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "what a pipe or standard output was given cannot be read back: verify its size");
    }
    if (content.access() == Access.IN_ORDER || draft.access() == Access.IN_ORDER) {
      context.cannotBeRepeated();
    }
  }

  private Moved fill(CopyEndpoint from, Content content, CopyEndpoint to, Draft draft)
      throws FileFailure {
    var copied = fillOnServer(from, content, to, draft);
    return copied.isPresent()
        ? new Moved(copied.getAsLong(), Optional.empty())
        : Transfer.run(
            content,
            draft,
            options.verify() == Verify.SHA256,
            options.limits().rate(),
            context.deadline(),
            context.observer());
  }

  /** Empty where the bytes have to be moved: the server, the backend or a lock prevents this. */
  private OptionalLong fillOnServer(
      CopyEndpoint from, Content content, CopyEndpoint to, Draft draft) throws FileFailure {
    if (options.verify() == Verify.SHA256
        || !(from instanceof ShareEndpoint source)
        || !(draft instanceof StagedDraft staged)
        || !copiesOnServer(from, to)) {
      return OptionalLong.empty();
    }
    try {
      var bytes = staged.copyFrom(source.path());
      if (bytes != content.version().sizeBytes() || !content.isCurrent()) {
        throw Transfer.changed();
      }
      context.observer().moved(bytes);
      return OptionalLong.of(bytes);
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.UNSUPPORTED || e.kind() == FailureKind.LOCKED) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  private static boolean copiesOnServer(CopyEndpoint from, CopyEndpoint to) {
    return from instanceof ShareEndpoint source
        && to instanceof ShareEndpoint destination
        && source.copiesOnServerTo(destination);
  }

  private Version publish(Draft draft, Moved moved, CopyEndpoint to) throws FileFailure {
    var digested = moved.sha256().isPresent();
    var checked = digested && checkBeforePublishing(draft, moved);
    var version = publishDraft(draft, moved, to);
    if (options.verify() != Verify.NONE && version.sizeBytes() != moved.bytes()) {
      throw new FileFailure(
              FailureKind.CORRUPTED,
              moved.bytes() + " bytes were copied and the destination has " + version.sizeBytes())
          .withEffect(Effect.UNKNOWN)
          .at(to.shown());
    }
    if (digested && !checked) {
      try (var published = to.open(false)) {
        requireSame(moved, Transfer.sha256(published, context.deadline()));
      } catch (FileFailure e) {
        throw e.withEffect(Effect.UNKNOWN);
      }
    }
    return version.modified().equals(Instant.EPOCH) ? timed(version, to) : version;
  }

  private Version publishDraft(Draft draft, Moved moved, CopyEndpoint to) throws FileFailure {
    try {
      return draft.publish(moved.bytes());
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.CONNECTION_LOST && !options.ifExists().replaces()) {
        context.notePublication(to.shown());
      }
      throw failed.at(to.shown());
    }
  }

  /** The time of what was published, where publishing did not tell. */
  private static Version timed(Version version, CopyEndpoint to) throws FileFailure {
    try {
      return to.look()
          .map(entry -> new Version(entry.sizeBytes(), entry.modified(), ""))
          .orElse(version);
    } catch (FileFailure e) {
      throw e.withEffect(Effect.UNKNOWN);
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

  private static void requireCurrent(CopyEndpoint from, Content content, CopyEndpoint to)
      throws FileFailure {
    try {
      if (!isCurrent(from, content)) {
        throw new FileFailure(
            FailureKind.CHANGED, "the source changed while the copy was published: copy it again");
      }
    } catch (FileFailure e) {
      throw e.withEffect(Effect.UNKNOWN).at(to.shown());
    }
  }

  /** Publishing may have gone on to a new session: then the source is looked at on that one. */
  private static boolean isCurrent(CopyEndpoint from, Content content) throws FileFailure {
    try {
      return content.isCurrent();
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.CONNECTION_LOST) {
        throw e;
      }
    }
    var version = content.version();
    return from.look()
        .filter(now ->
            now.sizeBytes() == version.sizeBytes() && now.modified().equals(version.modified()))
        .isPresent();
  }
}
