package dev.smbridge.adapter.smbj;

import com.hierynomus.msdfsc.messages.SMB2GetDFSReferralResponse;
import com.hierynomus.smb.SMBBuffer;
import dev.smbridge.adapter.smbj.wire.FileId;
import dev.smbridge.adapter.smbj.wire.TreeDisconnect;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a server where a link of its distributed file system leads ([MS-DFSC] 3.1.4.2). */
final class DfsReferral {
  private static final int GET_REFERRALS = 0x0006_0194;
  private static final short NEWEST_VERSION = 3;
  private static final int MOST_BYTES = 8192;

  private DfsReferral() {}

  /**
   * Where a path goes on.
   *
   * @param path from the top of the share, with backslashes
   * @return server and share in UNC form; nothing where the server does not say
   */
  static Optional<String> of(SmbjTree tree, String path) {
    try {
      var ipc = SmbjTree.connect(tree.session(), "IPC$", tree.deadline());
      try {
        return read(ask(ipc, tree.session().limits().name(), tree.share() + '\\' + path));
      } finally {
        ipc.tell(FileId.NONE, new TreeDisconnect(), Effect.NONE);
      }
    } catch (FileFailure _) {
      // It only names the place in a failure, which is reported without it.
      return Optional.empty();
    }
  }

  /** REQ_GET_DFS_REFERRAL ([MS-DFSC] 2.2.2). */
  private static byte[] ask(SmbjTree ipc, String server, String path) throws FileFailure {
    var name = ('\\' + server + '\\' + path + '\0').getBytes(StandardCharsets.UTF_16LE);
    var input = ByteBuffer.allocate(Short.BYTES + name.length).order(ByteOrder.LITTLE_ENDIAN);
    input.putShort(NEWEST_VERSION).put(name);
    return ipc.control(FileId.NONE, GET_REFERRALS, input.array(), MOST_BYTES, Effect.NONE);
  }

  /** RESP_GET_DFS_REFERRAL ([MS-DFSC] 2.2.4): of several, the first is the preferred one. */
  private static Optional<String> read(byte[] answer) {
    try {
      var referral = new SMB2GetDFSReferralResponse("");
      referral.read(new SMBBuffer(answer));
      return referral.getReferralEntries().stream().findFirst().map(entry -> entry.getPath());
    } catch (Exception _) {
      // A malformed answer, for which the library has no exception of its own.
      return Optional.empty();
    }
  }
}
