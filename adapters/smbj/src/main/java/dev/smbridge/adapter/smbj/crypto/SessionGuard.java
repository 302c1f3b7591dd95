package dev.smbridge.adapter.smbj.crypto;

import static com.hierynomus.mssmb2.SMB2MessageCommandCode.SMB2_SESSION_SETUP;
import static com.hierynomus.mssmb2.SMB2MessageFlag.SMB2_FLAGS_SERVER_TO_REDIR;
import static com.hierynomus.mssmb2.SMB2MessageFlag.SMB2_FLAGS_SIGNED;

import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.SMB2PacketData;
import com.hierynomus.mssmb2.SMB2PacketHeader;
import com.hierynomus.mssmb2.SMB3EncryptedPacketData;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.connection.PacketEncryptor.EncryptedPacketWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What may come in on a connection, judged by what went out: once a request was encrypted, only
 * encrypted answers for that session; where signatures are required, once a request was signed,
 * only signed ones ([MS-SMB2] 3.2.5.1.1 and 3.2.5.1.3). smbj checks the tags and signatures that
 * are there; it lets answers pass that have none, when they name no session, another one, or a
 * session that the server told it to encrypt.
 */
final class SessionGuard {
  /** What is to be done with a message. */
  enum Verdict {
    PASS,
    /** Leave it, it is a notice that nobody asked for. */
    IGNORE,
    /** Nobody can tell who sent it. */
    REFUSE
  }

  private enum Protection {
    SIGNED,
    ENCRYPTED
  }

  private record Session(long id, Protection protection) {}

  private final boolean signingRequired;
  private volatile @Nullable Session session;

  SessionGuard(boolean signingRequired) {
    this.signingRequired = signingRequired;
  }

  /**
   * To be told of each request before it is sent; within a session smbj signs what it does not
   * encrypt.
   */
  void sending(SMBPacket<?, ?> packet) {
    if (packet instanceof EncryptedPacketWrapper encrypted) {
      session = new Session(encrypted.getHeader().getSessionId(), Protection.ENCRYPTED);
    } else if (signingRequired && session == null && packet instanceof SMB2Packet request) {
      SMB2PacketHeader header = request.getHeader();
      if (header.getSessionId() != 0 && header.getMessage() != SMB2_SESSION_SETUP) {
        session = new Session(header.getSessionId(), Protection.SIGNED);
      }
    }
  }

  /** Judges a message that came in, before its tag or signature is checked. */
  Verdict judge(SMBPacketData<?> message) {
    Session ours = session;
    if (ours == null) {
      return Verdict
          .PASS; // negotiating and logging in: on 3.1.1 the keys depend on every byte of it
    }
    if (message instanceof SMB3EncryptedPacketData encrypted) {
      return encrypted.getHeader().getSessionId() == ours.id() ? Verdict.PASS : Verdict.REFUSE;
    }
    if (!(message instanceof SMB2PacketData plain)) {
      return Verdict.REFUSE;
    }
    if (plain.isOplockBreakNotification()) {
      return Verdict.IGNORE;
    }
    return ours.protection() == Protection.SIGNED && isSignedFor(ours, plain)
        ? Verdict.PASS
        : Verdict.REFUSE;
  }

  private static boolean isSignedFor(Session ours, SMB2PacketData message) {
    SMB2PacketHeader header = message.getHeader();
    // A request of ours that comes back is signed with the same key.
    if (header.getSessionId() != ours.id()
        || header.getNextCommandOffset() != 0
        || !header.isFlagSet(SMB2_FLAGS_SERVER_TO_REDIR)) {
      return false;
    }
    // An interim answer only says that the real one comes later ([MS-SMB2] 3.2.5.1.5).
    return message.isIntermediateAsyncResponse()
        || (header.isFlagSet(SMB2_FLAGS_SIGNED) && header.getMessage() != SMB2_SESSION_SETUP);
  }
}
