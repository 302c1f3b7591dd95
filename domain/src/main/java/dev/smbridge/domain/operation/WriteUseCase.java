package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.Existing;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;

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
          Existing.check(there, asked.ifExists());
          if (there.isPresent() && asked.ifExists() == IfExists.SKIP) {
            return new Outcome.Stored(there.get().at(path.text()), true);
          }
          var stored =
              asked.ifExists() == IfExists.APPEND ? append(asked, share) : put(asked, share);
          leftovers.sweep(session.target(), share, path.parent().orElse(SharePath.ROOT));
          return new Outcome.Stored(stored.at(path.text()), false);
        });
  }

  private static Entry put(Operation.Write asked, Share share) throws FileFailure {
    var path = asked.file().path();
    var bytes = asked.content().duplicate();
    var length = bytes.remaining();
    try (var draft =
        withParents(
            asked,
            share,
            () -> new StagedDraft(share, path, asked.ifExists() == IfExists.REPLACE))) {
      writeChunks(bytes, 0, draft.chunkBytes(), draft::writeAt);
      draft.publish(length);
    }
    return existing(share, path);
  }

  private static Entry append(Operation.Write asked, Share share) throws FileFailure {
    var path = asked.file().path();
    try (var file = withParents(asked, share, () -> share.append(path))) {
      try {
        writeChunks(
            asked.content().duplicate(), file.openedSizeBytes(), file.chunkBytes(), file::writeAt);
        file.flush();
      } catch (FileFailure inPart) {
        throw inPart.withEffect(Effect.UNKNOWN);
      }
    }
    return existing(share, path);
  }

  private static <T> T withParents(
      Operation.Write asked, Share share, Directories.Creation<T> creation) throws FileFailure {
    return asked.createParents()
        ? Directories.withParent(share, asked.file().path(), creation)
        : creation.create();
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
    } catch (FileFailure unseen) {
      throw unseen.withEffect(Effect.UNKNOWN);
    }
  }
}
