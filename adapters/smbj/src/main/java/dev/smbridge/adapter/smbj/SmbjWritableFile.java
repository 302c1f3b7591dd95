package dev.smbridge.adapter.smbj;

import com.hierynomus.msfscc.FileInformationClass;
import com.hierynomus.mssmb2.messages.SMB2Flush;
import com.hierynomus.mssmb2.messages.SMB2WriteRequest;
import com.hierynomus.mssmb2.messages.SMB2WriteResponse;
import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;

/** A file that is open for writing; every writer sends its own requests on the one handle. */
final class SmbjWritableFile implements WritableFile {
  /** With what is before it in its message it fits a mebibyte: the library's buffers double. */
  private static final int CHUNK_BYTES = 15 * 64 * 1024;

  private static final int END_OF_FILE = 8;
  private static final int STANDARD_BYTES = 22;

  private final SmbjShare share;
  private final SmbjHandle file;
  private final long openedSizeBytes;
  private final int chunkBytes;

  private SmbjWritableFile(SmbjShare share, SmbjHandle file, long openedSizeBytes) {
    this.share = share;
    this.file = file;
    this.openedSizeBytes = openedSizeBytes;
    this.chunkBytes = Math.min(CHUNK_BYTES, file.tree().session().negotiated().getMaxWriteSize());
  }

  static SmbjWritableFile created(SmbjShare share, SmbjHandle file) {
    return new SmbjWritableFile(share, file, 0);
  }

  /** Takes over the handle of a file that may have been there; on failure it is closed. */
  static SmbjWritableFile opened(SmbjShare share, SmbjHandle file) throws FileFailure {
    try {
      return new SmbjWritableFile(share, file, size(file));
    } catch (FileFailure e) {
      file.close();
      throw e;
    }
  }

  @Override
  public int chunkBytes() {
    return chunkBytes;
  }

  @Override
  public long openedSizeBytes() {
    return openedSizeBytes;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    var bytes = source.hasArray() ? source.array() : copy(source);
    var from = source.hasArray() ? source.arrayOffset() + source.position() : 0;
    var length = source.remaining();
    var written = 0;
    while (written < length) {
      var chunk = Math.min(length - written, chunkBytes);
      written += write(new ChunkOfBytes(bytes, from + written, chunk, offset + written), chunk);
    }
    source.position(source.limit());
  }

  @Override
  public long copyFrom(SharePath source) throws FileFailure {
    return share.copy(source, file);
  }

  @Override
  public long flush() throws FileFailure {
    var tree = file.tree();
    var session = tree.session();
    var request = new SMB2Flush(session.dialect(), file.id(), session.id(), tree.id());
    var answer = session.exchangeLong(request, SMB2Flush.class, tree.deadline(), Effect.NONE);
    if (!SmbjTree.isSuccess(answer)) {
      throw session.refused(answer);
    }
    return size(file);
  }

  @Override
  public void renameTo(SharePath to, boolean replace) throws FileFailure {
    share.rename(file, to, replace);
  }

  @Override
  public Version finish() throws FileFailure {
    var end = file.finish(Effect.NONE);
    var modified = Attributes.instant(end.getLastWriteTime().getWindowsTimeStamp());
    return new Version(end.getSize(), modified, "");
  }

  @Override
  public void close() {
    file.close();
  }

  /** Writes as much as credits allow, and says how much that was. */
  private int write(ChunkOfBytes chunk, int length) throws FileFailure {
    var tree = file.tree();
    var session = tree.session();
    var request =
        new SMB2WriteRequest(session.dialect(), file.id(), session.id(), tree.id(), chunk, length);
    var answer =
        session.exchangeData(request, SMB2WriteResponse.class, tree.deadline(), Effect.UNKNOWN);
    if (!SmbjTree.isSuccess(answer)) {
      throw session.refused(answer);
    }
    var written = answer.getBytesWritten();
    if (written <= 0 || written > length) {
      throw TransportFailures.malformed();
    }
    return written;
  }

  /** The size that the server has for an open file ([MS-FSCC] 2.4.41). */
  static long size(SmbjHandle file) throws FileFailure {
    return file.query(FileInformationClass.FileStandardInformation, STANDARD_BYTES)
        .getLong(END_OF_FILE);
  }

  private static byte[] copy(ByteBuffer source) {
    var bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    return bytes;
  }
}
