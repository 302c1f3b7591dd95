package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.Existing;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.session.ShareSession;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes a file from the request itself. */
final class WriteUseCase {
  private final Sessions sessions;
  private final Leftovers leftovers;

  WriteUseCase(Sessions sessions, Leftovers leftovers) {
    this.sessions = sessions;
    this.leftovers = leftovers;
  }

  Outcome perform(Operation.Write asked, OperationContext context) throws FileFailure {
    var path = asked.file().path();
    path.requireLasting();
    if (asked.file().directory() && !path.isRoot()) {
      throw new FileFailure(
          FailureKind.INVALID_PATH, "it ends in / as a directory does: name the file");
    }
    return sessions.changing(
        asked.file().target(),
        context,
        session -> {
          var share = session.share();
          var there = Lookup.find(share, path);
          if (isOwn(asked, share, there, context)) {
            return new Outcome.Stored(there.orElseThrow().at(path.text()), false);
          }
          Existing.check(there, asked.ifExists());
          if (there.isPresent() && asked.ifExists() == IfExists.SKIP) {
            return new Outcome.Stored(there.get().at(path.text()), true);
          }
          Existing.requireReplaceable(there, asked.ifExists(), false);
          var stored =
              asked.ifExists() == IfExists.APPEND
                  ? append(asked, share)
                  : put(asked, session, there, context);
          leftovers.sweep(session.target(), share, path.parent().orElse(SharePath.ROOT));
          return new Outcome.Stored(stored.at(path.text()), false);
        });
  }

  /**
   * Whether an earlier attempt's rename took effect after it was given up: what is there has the
   * very content that is to be written.
   */
  private static boolean isOwn(
      Operation.Write asked, Share share, Optional<Entry> there, OperationContext context)
      throws FileFailure {
    var bytes = asked.content().duplicate();
    if (there.isEmpty()
        || there.get().sizeBytes() != bytes.remaining()
        || !context.mayHavePublished(asked.file().path().text())) {
      return false;
    }
    try (var content = share.open(asked.file().path(), Sharing.EVERYBODY)) {
      var found = ByteBuffer.allocate(bytes.remaining());
      var _ = content.readAt(0, found);
      return found.flip().equals(bytes);
    }
  }

  private static Entry put(
      Operation.Write asked, ShareSession session, Optional<Entry> there, OperationContext context)
      throws FileFailure {
    var path = asked.file().path();
    var replace = asked.ifExists() == IfExists.REPLACE;
    var bytes = asked.content().duplicate();
    var length = bytes.remaining();
    var small = length <= StagedDraft.SMALL_BYTES;
    FileCall<Draft> creation =
        small
            ? () -> session.draft(path, replace, there, bytes)
            : () -> session.draft(path, replace, there);
    try (var draft = withParents(asked, session.share(), creation)) {
      if (!small) {
        writeChunks(bytes, 0, draft.chunkBytes(), draft::writeAt);
      }
      var version = draft.publish(length);
      return new Entry(path.name(), EntryType.FILE, version.sizeBytes(), version.modified());
    } catch (FileFailure failed) {
      if (failed.kind() == FailureKind.CONNECTION_LOST && !replace) {
        context.notePublication(path.text());
      }
      throw failed;
    }
  }

  private static Entry append(Operation.Write asked, Share share) throws FileFailure {
    var path = asked.file().path();
    try (var file = withParents(asked, share, () -> share.append(path))) {
      try {
        writeChunks(
            asked.content().duplicate(), file.openedSizeBytes(), file.chunkBytes(), file::writeAt);
        file.flush();
      } catch (FileFailure e) {
        throw e.withEffect(Effect.UNKNOWN);
      }
    }
    return existing(share, path);
  }

  private static <T> T withParents(Operation.Write asked, Share share, FileCall<T> creation)
      throws FileFailure {
    return asked.createParents()
        ? Directories.withParent(share, asked.file().path(), creation)
        : creation.call();
  }

  private interface Sink {
    void writeAt(long offset, ByteBuffer source) throws FileFailure;
  }

  private static void writeChunks(ByteBuffer bytes, long offset, int chunkBytes, Sink sink)
      throws FileFailure {
    var position = offset;
    while (bytes.hasRemaining()) {
      var chunk = bytes.slice(bytes.position(), Math.min(chunkBytes, bytes.remaining()));
      bytes.position(bytes.position() + chunk.remaining());
      var length = chunk.remaining();
      sink.writeAt(position, chunk);
      position += length;
    }
  }

  /** What was just written; where it cannot be seen, it has been written all the same. */
  private static Entry existing(Share share, SharePath path) throws FileFailure {
    try {
      return Lookup.find(share, path)
          .orElseThrow(() ->
              new FileFailure(FailureKind.CHANGED, "the file was written, and removed at once"));
    } catch (FileFailure e) {
      throw e.withEffect(Effect.UNKNOWN);
    }
  }
}
