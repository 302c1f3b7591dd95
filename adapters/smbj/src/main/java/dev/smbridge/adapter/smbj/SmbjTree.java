package dev.smbridge.adapter.smbj;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2ImpersonationLevel;
import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.messages.SMB2CreateRequest;
import com.hierynomus.mssmb2.messages.SMB2CreateResponse;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.mssmb2.messages.SMB2IoctlResponse;
import com.hierynomus.mssmb2.messages.SMB2TreeConnectRequest;
import com.hierynomus.mssmb2.messages.SMB2TreeConnectResponse;
import com.hierynomus.smbj.common.SmbPath;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Set;

/**
 * A tree connect, as one operation with its deadline uses it.
 *
 * @param share its name
 * @param id the server's number for it
 */
record SmbjTree(SmbjSession session, String share, long id, boolean disk, Deadline deadline) {
  private static final int CREDITS = 256;

  /** Opens a share ([MS-SMB2] 2.2.9). Its name is encrypted if the session is. */
  static SmbjTree connect(SmbjSession session, String share, Deadline deadline) throws FileFailure {
    var request =
        new SMB2TreeConnectRequest(
            session.dialect(), new SmbPath(session.serverName(), share), session.id());
    request.getHeader().setCreditRequest(CREDITS);
    var answer = session.exchange(request, SMB2TreeConnectResponse.class, deadline, Effect.NONE);
    if (!isSuccess(answer)) {
      var status = answer.getHeader().getStatusCode();
      throw SmbjFailures.ofEntry(status, session.facts().encrypted());
    }
    var id = answer.getHeader().getTreeId();
    return new SmbjTree(session, share, id, answer.isDiskShare(), deadline);
  }

  SmbjTree within(Deadline other) {
    return new SmbjTree(session, share, id, disk, other);
  }

  /**
   * Opens or makes a file, directory or pipe.
   *
   * @param path from the top of the share, with backslashes
   */
  SmbjHandle open(String path, Opening opening) throws FileFailure {
    var attributes =
        opening.options().contains(SMB2CreateOptions.FILE_DIRECTORY_FILE)
            ? FileAttributes.FILE_ATTRIBUTE_DIRECTORY
            : FileAttributes.FILE_ATTRIBUTE_NORMAL;
    var request =
        new SMB2CreateRequest(
            session.dialect(),
            session.id(),
            id,
            SMB2ImpersonationLevel.Impersonation,
            opening.access(),
            Set.of(attributes),
            opening.sharing(),
            opening.disposition(),
            opening.options(),
            new SmbPath("", "", path));
    try {
      var answer = exchange(request, SMB2CreateResponse.class, opening.ifLost());
      return new SmbjHandle(this, answer.getFileId(), answer.getFileAttributes());
    } catch (FileFailure e) {
      throw SmbjFailures.leadsThroughDfs(e) ? notFollowed(path, e) : e;
    }
  }

  /** The library breaks on links of DFS, so none is followed. */
  private FileFailure notFollowed(String path, FileFailure refused) {
    return DfsReferral.of(this, path)
        .map(place -> SmbjFailures.notFollowed(place, refused))
        .orElse(refused);
  }

  /**
   * Sends a control code ([MS-SMB2] 2.2.31).
   *
   * @param maximumBytes the largest output that is wanted
   */
  byte[] control(SMB2FileId file, int code, byte[] input, int maximumBytes, Effect ifLost)
      throws FileFailure {
    var provider = new ArrayByteChunkProvider(input, 0, input.length, 0);
    var request =
        new SMB2IoctlRequest(
            session.dialect(), session.id(), id, code, file, provider, true, maximumBytes);
    var output = exchange(request, SMB2IoctlResponse.class, ifLost).getOutputBuffer();
    return output == null ? new byte[0] : output;
  }

  /** Sends a request and waits for its answer, which must be a success. */
  <T extends SMB2Packet> T exchange(SMB2Packet request, Class<T> type, Effect ifLost)
      throws FileFailure {
    var answer = session.exchange(request, type, deadline, ifLost);
    if (!isSuccess(answer)) {
      throw session.refused(answer);
    }
    return answer;
  }

  static boolean isSuccess(SMB2Packet answer) {
    return answer.getHeader().getStatusCode() == NtStatus.STATUS_SUCCESS.getValue();
  }
}
