package dev.smbridge.adapter.smbj.crypto;

import static dev.smbridge.adapter.smbj.crypto.SessionGuard.Verdict.IGNORE;
import static dev.smbridge.adapter.smbj.crypto.SessionGuard.Verdict.PASS;
import static dev.smbridge.adapter.smbj.crypto.SessionGuard.Verdict.REFUSE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2MessageCommandCode;
import com.hierynomus.mssmb2.SMB2PacketData;
import com.hierynomus.mssmb2.SMB3CompressedPacketData;
import com.hierynomus.mssmb2.SMB3EncryptedPacketData;
import com.hierynomus.mssmb2.messages.SMB2Echo;
import com.hierynomus.mssmb2.messages.SMB2SessionSetup;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import com.hierynomus.smbj.connection.PacketEncryptor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Answers as they come over the wire, [MS-SMB2] 2.2.1 and 2.2.41. */
class SessionGuardTest {
  private static final long OURS = 0x1122334455667788L;
  private static final int READ = 8;
  private static final int SESSION_SETUP = 1;
  private static final int OPLOCK_BREAK = 18;
  private static final int ASYNC = 0x2;
  private static final int SIGNED = 0x8;
  private static final int ANSWER = 1;
  private static final int STATUS_PENDING = 0x103;

  private final SessionGuard required = new SessionGuard(true);

  @Test
  void letsEverythingPassUntilTheFirstProtectedRequest() throws Exception {
    required.sending(new SMB2Echo(SMB2Dialect.SMB_3_1_1));
    SMB2SessionSetup login = new SMB2SessionSetup();
    login.getHeader().setMessageType(SMB2MessageCommandCode.SMB2_SESSION_SETUP);
    login.getHeader().setSessionId(OURS);
    required.sending(login);
    assertEquals(PASS, required.judge(plain(SESSION_SETUP, 0, 0, OURS, 1)));
  }

  @Test
  void takesOnlyMessagesEncryptedForOurSessionOnceARequestWasEncrypted() throws Exception {
    required.sending(encrypted());
    assertEquals(PASS, required.judge(encryptedFor(OURS)));
    assertEquals(REFUSE, required.judge(encryptedFor(OURS + 1)));
    assertEquals(REFUSE, required.judge(compressed()));
    assertEquals(REFUSE, required.judge(plain(READ, 0, 0, OURS, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, SIGNED, OURS, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, STATUS_PENDING, ASYNC, OURS, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, 0, 0, 1)));
  }

  @Test
  void takesOnlyMessagesSignedForOurSessionOnceARequestWasSigned() throws Exception {
    required.sending(request());
    assertEquals(PASS, required.judge(plain(READ, 0, SIGNED, OURS, 1)));
    assertEquals(PASS, required.judge(encryptedFor(OURS)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, 0, OURS, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, 0, 0, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, SIGNED, 0, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, 0, OURS + 1, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, SIGNED, OURS + 1, 1)));
    assertEquals(REFUSE, required.judge(plain(SESSION_SETUP, 0, SIGNED, OURS, 1)));
  }

  @Test
  void aRequestThatComesBackIsNoAnswer() throws Exception {
    required.sending(request());
    assertEquals(REFUSE, required.judge(message(READ, 0, SIGNED, OURS, 1)));
  }

  @Test
  void takesAnInterimAnswerUnsignedButNotAFinalOne() throws Exception {
    required.sending(request());
    assertEquals(PASS, required.judge(plain(READ, STATUS_PENDING, ASYNC, OURS, 1)));
    assertEquals(REFUSE, required.judge(plain(READ, 0, ASYNC, OURS, 1)));
  }

  @Test
  void leavesAnOplockBreakThatNobodyAskedFor() throws Exception {
    required.sending(request());
    assertEquals(IGNORE, required.judge(plain(OPLOCK_BREAK, 0, 0, 0, -1)));
  }

  @Test
  void staysWithEncryptionWhateverIsSentLater() throws Exception {
    required.sending(encrypted());
    required.sending(request());
    assertEquals(REFUSE, required.judge(plain(READ, 0, SIGNED, OURS, 1)));
  }

  @Test
  void doesNotAskForSignaturesThatTheTargetDoesNotRequire() throws Exception {
    SessionGuard preferred = new SessionGuard(false);
    preferred.sending(request());
    assertEquals(PASS, preferred.judge(plain(READ, 0, 0, OURS, 1)));
    preferred.sending(encrypted());
    assertEquals(REFUSE, preferred.judge(plain(READ, 0, 0, OURS, 1)));
  }

  private static SMB2Echo request() {
    SMB2Echo echo = new SMB2Echo(SMB2Dialect.SMB_3_1_1);
    echo.getHeader().setSessionId(OURS);
    return echo;
  }

  private static SMBPacket<?, ?> encrypted() {
    SecretKey key = new SecretKeySpec(new byte[16], "AES");
    PacketEncryptor encryptor =
        new PacketEncryptor(new MixedSecurityProvider(new NativeCrypto(CorrettoProvider::load)));
    return encryptor.new EncryptedPacketWrapper(request(), key);
  }

  private static SMBPacketData<?> encryptedFor(long session) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(52 + 64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0xFD, 'S', 'M', 'B'}).putLong(44, session);
    return new SMB3EncryptedPacketData(bytes.array());
  }

  private static SMBPacketData<?> compressed() throws Exception {
    byte[] bytes = new byte[64];
    bytes[0] = (byte) 0xFC;
    bytes[1] = 'S';
    bytes[2] = 'M';
    bytes[3] = 'B';
    bytes[8] = 1; // LZNT1, [MS-SMB2] 2.2.42.1
    return new SMB3CompressedPacketData(bytes, false);
  }

  /** An answer. */
  private static SMBPacketData<?> plain(
      int command, int status, int flags, long session, long messageId) throws Exception {
    return message(command, status, flags | ANSWER, session, messageId);
  }

  private static SMBPacketData<?> message(
      int command, int status, int flags, long session, long messageId) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0xFE, 'S', 'M', 'B'}).putShort((short) 64);
    bytes.putInt(8, status).putShort(12, (short) command).putInt(16, flags);
    bytes.putLong(24, messageId).putLong(40, session);
    return new SMB2PacketData(bytes.array());
  }
}
