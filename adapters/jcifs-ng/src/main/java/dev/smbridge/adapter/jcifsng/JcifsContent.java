package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jcifs.internal.smb2.io.Smb2ReadRequest;

/** A file that is open for reading; every reader sends its own requests on the one handle. */
final class JcifsContent implements Content {
  /** What one request asks for: more would cost several credits, which the library cannot pay. */
  private static final int PART_BYTES = 64 * 1024;

  private static final int CHUNK_BYTES = 16 * PART_BYTES;

  private static final byte ALL_INFORMATION = 18;
  private static final int MODIFIED = 16;
  private static final int END_OF_FILE = 48;
  private static final int INDEX_NUMBER = 64;
  private static final int STATUS_END_OF_FILE = 0xC0000011;

  private final JcifsHandle file;
  private final Version version;

  private JcifsContent(JcifsHandle file, Version version) {
    this.file = file;
    this.version = version;
  }

  /** Takes over the handle; on failure it is closed. */
  static JcifsContent of(JcifsHandle file) throws FileFailure {
    try {
      return new JcifsContent(file, version(file));
    } catch (FileFailure e) {
      file.close();
      throw e;
    }
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
    return CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    var parts = new byte[Math.ceilDiv(target.remaining(), PART_BYTES)][];
    var wanted = target.remaining();
    Parts.run(
        parts.length,
        index -> {
          var start = index * PART_BYTES;
          parts[index] = part(offset + start, Math.min(PART_BYTES, wanted - start));
        });
    var read = 0;
    for (var part : parts) {
      if (read % PART_BYTES != 0 && part.length > 0) {
        throw JcifsFailures.grown();
      }
      target.put(part);
      read += part.length;
    }
    return read;
  }

  /** Without a handle of its own: Samba shows old times for as long as there is one. */
  @Override
  public boolean isCurrent() throws FileFailure {
    file.close();
    try (var now = file.tree().open(file.path(), Opening.LOOK)) {
      return version(now).equals(version);
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

  /** As many of these bytes as there are. */
  private byte[] part(long offset, int length) throws FileFailure {
    var bytes = new byte[length];
    var read = 0;
    while (read < length) {
      var more = read(bytes, read, offset + read);
      if (more == 0) {
        return Arrays.copyOf(bytes, read);
      }
      read += more;
    }
    return bytes;
  }

  /** The array is this request's own: an answer that comes too late is still written there. */
  private int read(byte[] bytes, int from, long offset) throws FileFailure {
    var tree = file.tree();
    var request = new Smb2ReadRequest(tree.settings(), file.id(), bytes, from);
    request.setOffset(offset);
    request.setReadLength(bytes.length - from);
    try {
      return tree.exchangeData(request, Effect.NONE).getDataLength();
    } catch (FileFailure e) {
      if (e.serverStatus().orElse(0) == STATUS_END_OF_FILE) {
        return 0;
      }
      throw e;
    }
  }

  /** Size, time and file id in one question ([MS-FSCC] 2.4.2). */
  static Version version(JcifsHandle file) throws FileFailure {
    var all = file.query(ALL_INFORMATION, INDEX_NUMBER + Long.BYTES);
    return new Version(
        all.getLong(END_OF_FILE),
        Attributes.instant(all.getLong(MODIFIED)),
        Long.toHexString(all.getLong(INDEX_NUMBER)));
  }
}
