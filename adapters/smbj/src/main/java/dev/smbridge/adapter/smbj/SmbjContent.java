package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.Read;
import dev.smbridge.adapter.smbj.wire.ReadAnswer;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A file that is open for reading; every reader sends its own requests on the one handle. */
final class SmbjContent implements Content {
  private static final int END_OF_FILE_REACHED = 0xC000_0011;
  private static final int MODIFIED = 16;
  private static final int END_OF_FILE = 48;
  private static final int INDEX_NUMBER = 64;

  /** What is read together with the opening: one credit's worth. */
  private static final int START_BYTES = 64 * 1024;

  private final SmbjHandle file;
  private final String path;
  private final Version version;
  private final AtomicReference<byte @Nullable []> start;

  /** Whether all of it came with the opening, and was the same behind that. */
  private final boolean wholeAndSame;

  /** The first answer of {@link #isCurrent}, once all of it was given out. */
  private final AtomicBoolean foundCurrent = new AtomicBoolean();

  private final int chunkBytes;

  private SmbjContent(
      SmbjHandle file, String path, Version version, byte[] start, boolean wholeAndSame) {
    this.file = file;
    this.path = path;
    this.version = version;
    this.start = new AtomicReference<>(start);
    this.wholeAndSame = wholeAndSame;
    this.chunkBytes = file.tree().session().limits().mostRead();
  }

  /** Opens a file, reads its start and asks for its version again, in the same frame. */
  static SmbjContent of(SmbjTree tree, String path, Opening opening) throws FileFailure {
    var startBytes = Math.min(START_BYTES, tree.session().limits().mostRead());
    try (var answers =
        tree.openAnd(
            path,
            opening,
            Effect.NONE,
            Information.ALL.query(),
            new Read(0, startBytes),
            Information.ALL.query())) {
      var file = new SmbjHandle(tree, Opened.of(answers.first()));
      try {
        var version = version(tree.granted(answers.get(1)));
        var start = start(answers.get(2), startBytes);
        var wholeAndSame =
            start.length == version.sizeBytes()
                && answers.get(3).isSuccess()
                && version(answers.get(3)).equals(version);
        return new SmbjContent(file, path, version, start, wholeAndSame);
      } catch (FileFailure e) {
        file.close();
        throw e;
      }
    }
  }

  /** Nothing where it could not be read: the next read says why. */
  private static byte[] start(Answer answer, int maximumBytes) throws FileFailure {
    return answer.isSuccess() ? SmbjTree.copy(ReadAnswer.data(answer, maximumBytes)) : new byte[0];
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public Optional<Instant> originalTime() {
    return Optional.of(version().modified());
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return chunkBytes;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    var read = fromStart(offset, target);
    while (target.hasRemaining() && (read == 0 || offset + read < version.sizeBytes())) {
      var step = readOnce(offset + read, target);
      if (step == 0) {
        break;
      }
      read += step; // less than there is room for at the end, or when credits are short
    }
    return read;
  }

  /**
   * The first answer about a small file that was read is the one that came with its bytes. Others
   * are had without a handle of its own: Samba shows old times for as long as there is one.
   */
  @Override
  public boolean isCurrent() throws FileFailure {
    if (foundCurrent.compareAndSet(true, false)) {
      file.tree().session().requireUsable();
      return true;
    }
    try (var answers = file.closeAndLook(path, Information.ALL.query())) {
      return version(file.tree().granted(answers.get(1))).equals(version);
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private int readOnce(long offset, ByteBuffer target) throws FileFailure {
    var tree = file.tree();
    var wanted = Math.min(target.remaining(), chunkBytes);
    try (var answers =
        tree.session()
            .exchangeData(
                tree.id(), file.id(), new Read(offset, wanted), tree.deadline(), Effect.NONE)) {
      var answer = answers.first();
      if (answer.status() == END_OF_FILE_REACHED) {
        return 0;
      }
      if (!answer.isSuccess()) {
        throw tree.session().refused(answer.status());
      }
      var data = ReadAnswer.data(answer, wanted);
      target.put(data.array(), data.offset(), data.length());
      return data.length();
    }
  }

  /** What is wanted of the start, which came with the opening; it is given out once. */
  private int fromStart(long offset, ByteBuffer target) throws FileFailure {
    var bytes = start.getAndSet(null);
    if (bytes == null) {
      return 0;
    }
    foundCurrent.set(wholeAndSame && offset == 0 && target.remaining() >= bytes.length);
    if (offset >= bytes.length) {
      return 0;
    }
    file.tree().session().requireUsable();
    var length = Math.min(target.remaining(), bytes.length - (int) offset);
    target.put(bytes, (int) offset, length);
    return length;
  }

  /** Size, time and file id in one question. */
  private static Version version(Answer answer) throws FileFailure {
    var all = Information.ALL.of(answer);
    return new Version(
        all.getLong(END_OF_FILE),
        Attributes.instant(all.getLong(MODIFIED)),
        Long.toHexString(all.getLong(INDEX_NUMBER)));
  }
}
