package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.ServerSideCopy;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.Close;
import dev.smbridge.adapter.smbj.wire.Closed;
import dev.smbridge.adapter.smbj.wire.Flush;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.adapter.smbj.wire.SetInfo;
import dev.smbridge.adapter.smbj.wire.Write;
import dev.smbridge.adapter.smbj.wire.WriteAnswer;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is open for writing; every writer sends its own requests on the one handle. */
final class SmbjWritableFile implements WritableFile {
  private static final int END_OF_FILE = 8;
  private static final long NOT_FLUSHED = -1;

  private final SmbjHandle file;
  private final int chunkBytes;
  private final boolean setsTimes;
  private volatile long flushedBytes = NOT_FLUSHED;
  private @Nullable Instant modified;
  private @Nullable Closed end;

  /**
   * Takes over the handle.
   *
   * @param setsTimes whether it was opened with the right to set its times
   */
  SmbjWritableFile(SmbjHandle file, boolean setsTimes) {
    this.file = file;
    this.setsTimes = setsTimes;
    this.chunkBytes = file.tree().session().limits().mostWritten();
  }

  /**
   * Makes a file with its content on the server's disk: all in one frame, as far as one message
   * carries the content.
   */
  static SmbjWritableFile of(
      SmbjTree tree, String path, Opening opening, boolean setsTimes, ByteBuffer content)
      throws FileFailure {
    var first =
        content.slice(
            content.position(),
            Math.min(content.remaining(), tree.session().limits().mostWritten()));
    var requests = new ArrayList<Request>();
    if (first.hasRemaining()) {
      requests.add(new Write(0, slice(first)));
    }
    requests.add(new Flush());
    requests.add(Information.STANDARD.query());
    try (var answers = tree.openAndWait(path, opening, requests)) {
      var handle = new SmbjHandle(tree, Opened.of(answers.first()));
      var file = new SmbjWritableFile(handle, setsTimes);
      try {
        file.begin(answers, first.remaining(), content);
        return file;
      } catch (FileFailure e) {
        handle.discard();
        throw e;
      }
    }
  }

  /** Reads the answers to what went with the opening, and writes the rest. */
  private void begin(Answers answers, int sent, ByteBuffer content) throws FileFailure {
    var tree = file.tree();
    var written = sent == 0 ? 0 : WriteAnswer.count(tree.granted(answers.get(1)));
    if (written < 0 || written > sent) {
      throw TransportFailures.malformed();
    }
    content.position(content.position() + written);
    var flush = sent == 0 ? 1 : 2;
    tree.granted(answers.get(flush));
    flushedBytes =
        Information.STANDARD.of(tree.granted(answers.get(flush + 1))).getLong(END_OF_FILE);
    if (content.hasRemaining()) {
      writeAt(written, content);
      flushedBytes = flush();
    }
  }

  @Override
  public int chunkBytes() {
    return chunkBytes;
  }

  @Override
  public long openedSizeBytes() {
    return file.opened().sizeBytes();
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    flushedBytes = NOT_FLUSHED;
    var bytes = slice(source);
    var written = 0;
    while (written < bytes.length()) {
      var chunk = Math.min(bytes.length() - written, chunkBytes);
      written += write(offset + written, new Slice(bytes.array(), bytes.offset() + written, chunk));
    }
    source.position(source.limit());
  }

  @Override
  public long copyFrom(SharePath source) throws FileFailure {
    flushedBytes = NOT_FLUSHED;
    try (var from = file.tree().open(SmbjShare.text(source), Opening.reading(Sharing.EVERYBODY))) {
      var size = from.opened().sizeBytes();
      ServerSideCopy.run(size, from::control, file::control);
      return size;
    }
  }

  /** What was flushed as the file was made, and not written to since, is not flushed again. */
  @Override
  public long flush() throws FileFailure {
    var known = flushedBytes;
    if (known != NOT_FLUSHED) {
      return known;
    }
    var tree = file.tree();
    var requests = List.<Request>of(new Flush(), Information.STANDARD.query());
    try (var answers =
        tree.session().exchangeLong(tree.id(), file.id(), requests, tree.deadline(), Effect.NONE)) {
      tree.granted(answers.get(0));
      return Information.STANDARD.of(tree.granted(answers.get(1))).getLong(END_OF_FILE);
    }
  }

  /** It goes with the renaming, in one frame, or just before the end. */
  @Override
  public void setModified(Instant time) {
    modified = setsTimes ? time : null;
  }

  /**
   * Closes it in the same frame, since nothing else is done with it afterwards. A time that may not
   * be set is no reason not to rename it.
   */
  @Override
  public void renameTo(SharePath to, boolean replace) throws FileFailure {
    var requests = new ArrayList<Request>();
    if (modified != null) {
      requests.add(SetInfo.basic(BasicInformation.modified(modified)));
    }
    var renaming = requests.size();
    requests.add(SetInfo.rename(SmbjShare.text(to), replace));
    requests.add(new Close(true));
    try (var answers = file.together(Effect.UNKNOWN, requests.toArray(Request[]::new))) {
      var closed = answers.get(renaming + 1);
      if (closed.isSuccess()) {
        file.wasClosed();
        end = Closed.of(closed);
      }
      file.tree().granted(answers.get(renaming));
    }
  }

  @Override
  public Version finish() throws FileFailure {
    var closed = end == null ? finishInPlace() : end;
    return new Version(closed.sizeBytes(), Attributes.instant(closed.modified()), "");
  }

  @Override
  public void close() {
    file.close();
  }

  /** A time that may not be set is no reason to fail. */
  private Closed finishInPlace() throws FileFailure {
    if (modified != null) {
      file.together(Effect.UNKNOWN, SetInfo.basic(BasicInformation.modified(modified))).close();
    }
    return file.finish(Effect.NONE);
  }

  /** Writes as much as credits allow, and says how much that was. */
  private int write(long offset, Slice data) throws FileFailure {
    var tree = file.tree();
    try (var answers =
        tree.session()
            .exchangeData(
                tree.id(), file.id(), new Write(offset, data), tree.deadline(), Effect.UNKNOWN)) {
      var answer = answers.first();
      if (!answer.isSuccess()) {
        throw tree.session().refused(answer.status());
      }
      var written = WriteAnswer.count(answer);
      if (written <= 0 || written > data.length()) {
        throw TransportFailures.malformed();
      }
      return written;
    }
  }

  private static Slice slice(ByteBuffer source) {
    if (source.hasArray()) {
      return new Slice(
          source.array(), source.arrayOffset() + source.position(), source.remaining());
    }
    var bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    return Slice.of(bytes);
  }
}
