package dev.smbridge.adapter.smbj;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.msfscc.FileInformationClass;
import com.hierynomus.mssmb2.messages.SMB2ReadRequest;
import com.hierynomus.mssmb2.messages.SMB2ReadResponse;
import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;

/** A file that is open for reading; every reader sends its own requests on the one handle. */
final class SmbjContent implements Content {
  /** Larger reads were slower. */
  private static final int CHUNK_BYTES = 1024 * 1024;

  private static final int MODIFIED = 16;
  private static final int END_OF_FILE = 48;
  private static final int INDEX_NUMBER = 64;

  private final SmbjHandle file;
  private final String path;
  private final Version version;
  private final int chunkBytes;

  private SmbjContent(SmbjHandle file, String path, Version version) {
    this.file = file;
    this.path = path;
    this.version = version;
    this.chunkBytes = Math.min(CHUNK_BYTES, file.tree().session().negotiated().getMaxReadSize());
  }

  /** Takes over the handle; on failure it is closed. */
  static SmbjContent of(SmbjHandle file, String path) throws FileFailure {
    try {
      return new SmbjContent(file, path, version(file));
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
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return chunkBytes;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    var read = 0;
    while (target.hasRemaining()) {
      var wanted = Math.min(target.remaining(), chunkBytes);
      var data = read(offset + read, wanted);
      if (data.length > wanted) {
        throw TransportFailures.malformed();
      }
      if (data.length == 0) {
        break;
      }
      target.put(data);
      read += data.length; // fewer than wanted at the end, or when credits are short
    }
    return read;
  }

  /** Without a handle of its own: Samba shows old times for as long as there is one. */
  @Override
  public boolean isCurrent() throws FileFailure {
    file.close();
    try (var now = file.tree().open(path, Opening.LOOK)) {
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

  private byte[] read(long offset, int length) throws FileFailure {
    var tree = file.tree();
    var session = tree.session();
    var request =
        new SMB2ReadRequest(session.dialect(), file.id(), session.id(), tree.id(), offset, length);
    var answer =
        session.exchangeData(request, SMB2ReadResponse.class, tree.deadline(), Effect.NONE);
    if (answer.getHeader().getStatusCode() == NtStatus.STATUS_END_OF_FILE.getValue()) {
      return new byte[0];
    }
    if (!SmbjTree.isSuccess(answer)) {
      throw session.refused(answer);
    }
    return answer.getData();
  }

  /** Size, time and file id in one question ([MS-FSCC] 2.4.2). */
  private static Version version(SmbjHandle file) throws FileFailure {
    var all = file.query(FileInformationClass.FileAllInformation, INDEX_NUMBER + Long.BYTES);
    return new Version(
        all.getLong(END_OF_FILE),
        Attributes.instant(all.getLong(MODIFIED)),
        Long.toHexString(all.getLong(INDEX_NUMBER)));
  }
}
