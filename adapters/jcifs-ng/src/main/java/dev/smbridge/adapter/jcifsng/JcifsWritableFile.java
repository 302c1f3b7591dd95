package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import jcifs.internal.smb2.io.Smb2FlushRequest;
import jcifs.internal.smb2.io.Smb2WriteRequest;

/** A file that is open for writing; every writer sends its own requests on the one handle. */
final class JcifsWritableFile implements WritableFile {
  /** The library counts the bytes of a message in 16 bits, its headers included. */
  private static final int PART_BYTES = 60 * 1024;

  private static final int CHUNK_BYTES = 16 * PART_BYTES;

  private static final byte STANDARD_INFORMATION = 5;
  private static final int END_OF_FILE = 8;
  private static final int STANDARD_BYTES = 22;

  private final JcifsShare share;
  private final JcifsHandle file;
  private final boolean setsTimes;

  /**
   * Takes over the handle.
   *
   * @param setsTimes whether it was opened with the right to set its times
   */
  JcifsWritableFile(JcifsShare share, JcifsHandle file, boolean setsTimes) {
    this.share = share;
    this.file = file;
    this.setsTimes = setsTimes;
  }

  @Override
  public int chunkBytes() {
    return CHUNK_BYTES;
  }

  @Override
  public long openedSizeBytes() {
    return file.opened().getEndOfFile();
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    var bytes = source.slice();
    var length = bytes.remaining();
    Parts.run(
        Math.ceilDiv(length, PART_BYTES),
        index -> {
          var start = index * PART_BYTES;
          // The request's own: it may still be sent after the caller has given up.
          var part = new byte[Math.min(PART_BYTES, length - start)];
          bytes.get(start, part);
          part(offset + start, part);
        });
    source.position(source.limit());
  }

  @Override
  public long copyFrom(SharePath source) throws FileFailure {
    return share.copy(source, file);
  }

  @Override
  public long flush() throws FileFailure {
    var tree = file.tree();
    tree.exchangeLong(new Smb2FlushRequest(tree.settings(), file.id()), Effect.NONE);
    return size(file);
  }

  @Override
  public void setModified(Instant modified) throws FileFailure {
    if (!setsTimes) {
      return;
    }
    try {
      file.set(Information.basic(BasicInformation.modified(modified)));
    } catch (FileFailure e) {
      // A time that may not be set is no reason not to publish the file.
      if (e.retry() == Retry.NEW_SESSION) {
        throw e;
      }
    }
  }

  @Override
  public void renameTo(SharePath to, boolean replace) throws FileFailure {
    share.rename(file, to, replace);
  }

  @Override
  public Version finish() throws FileFailure {
    var end = JcifsContent.version(file);
    file.finish(Effect.NONE);
    return new Version(end.sizeBytes(), end.modified(), "");
  }

  @Override
  public void close() {
    file.close();
  }

  private void part(long offset, byte[] bytes) throws FileFailure {
    var written = 0;
    while (written < bytes.length) {
      written += write(offset + written, bytes, written);
    }
  }

  /** Writes as much as the server takes, and says how much that was. */
  private int write(long offset, byte[] bytes, int from) throws FileFailure {
    var tree = file.tree();
    var length = bytes.length - from;
    var request = new Smb2WriteRequest(tree.settings(), file.id());
    request.setOffset(offset);
    request.setData(bytes, from, length);
    var written = tree.exchangeData(request, Effect.UNKNOWN).getCount();
    if (written <= 0 || written > length) {
      throw TransportFailures.malformed();
    }
    return written;
  }

  /** The size that the server has for an open file ([MS-FSCC] 2.4.41). */
  static long size(JcifsHandle file) throws FileFailure {
    return file.query(STANDARD_INFORMATION, STANDARD_BYTES).getLong(END_OF_FILE);
  }
}
