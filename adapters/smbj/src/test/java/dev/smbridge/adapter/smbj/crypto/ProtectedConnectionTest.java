package dev.smbridge.adapter.smbj.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMB3EncryptionCipher;
import com.hierynomus.mssmb2.messages.SMB2ReadRequest;
import com.hierynomus.mssmb2.messages.SMB2ReadResponse;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import dev.smbridge.testing.network.Message;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real connections to a real Samba, with somebody on the line. */
class ProtectedConnectionTest {
  private static final int LIMIT_SECONDS = 30;
  private static final byte[] TRUTH = "the truth".getBytes(UTF_8);

  private final PrivateSamba samba = PrivateSamba.shared();
  private final TcpProxy proxy = TcpProxy.smb(samba.host(), samba.port());
  private final ForgingSocketFactory line = new ForgingSocketFactory();
  private final SmbCrypto crypto = new SmbCrypto();

  @AfterEach
  void stop() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {SambaOptions.SECURE, SambaOptions.PLAIN})
  void carriesMegabytesUnchangedBothWays(String share) throws Exception {
    try (Connection connection = connect(config(share))) {
      assertCarriesMegabytes(connection, share);
    }
  }

  @Test
  void carriesMegabytesOverSmb30() throws Exception {
    SmbConfig.Builder settings =
        settings(SambaOptions.SECURE).withDialects(SMB2Dialect.SMB_3_0_2, SMB2Dialect.SMB_3_0);
    try (Connection connection = connect(crypto.applyTo(settings).build())) {
      assertCarriesMegabytes(connection, SambaOptions.SECURE);
      assertEquals(
          SMB3EncryptionCipher.AES_128_CCM, connection.getConnectionContext().getCipherId());
    }
  }

  @Test
  void anEncryptedAnswerWithOneChangedBitEndsTheConnectionAtOnce() throws Exception {
    try (Connection connection = connect(config(SambaOptions.SECURE))) {
      Reading reading = reading(connection, SambaOptions.SECURE);
      proxy.fail(Direction.REPLIES, 1, Message::encrypted, Fault.FLIP_LAST_BYTE);
      assertEndsAtOnce(connection, reading.send());
    }
  }

  @Test
  void aPlainAnswerIsRefusedOnASessionThatTheServerEncrypts() throws Exception {
    try (PrivateSamba strict =
            PrivateSamba.start(SambaOptions.usual().with("server smb encrypt", "required"));
        TcpProxy toStrict = TcpProxy.smb(strict.host(), strict.port());
        Connection connection =
            new SMBClient(config(SambaOptions.SECURE)).connect(toStrict.host(), toStrict.port())) {
      Files.write(strict.directory(SambaOptions.SECURE).resolve("file"), TRUTH);
      toStrict.delay(Direction.REPLIES, Duration.ofMillis(300));
      Reading reading = reading(strict, connection, SambaOptions.SECURE);
      Future<SMB2ReadResponse> answer = reading.send();
      line.forge(forgedAnswer(reading.request(), reading.session().getSessionId()));
      assertEndsAtOnce(connection, answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SambaOptions.SECURE, SambaOptions.PLAIN})
  void anAnswerThatNamesNoSessionIsRefused(String share) throws Exception {
    try (Connection connection = connect(config(share))) {
      Reading reading = reading(connection, share);
      proxy.delay(Direction.REPLIES, Duration.ofMillis(300));
      Future<SMB2ReadResponse> answer = reading.send();
      line.forge(forgedAnswer(reading.request(), 0));
      assertEndsAtOnce(connection, answer);
    }
  }

  /** Shows that the attack is real; once this fails, the guard may have become superfluous. */
  @Test
  void smbjsOwnTransportTakesAnAnswerThatNamesNoSession() throws Exception {
    SmbConfig unguarded = settings(SambaOptions.PLAIN).build();
    try (Connection connection = connect(unguarded)) {
      Reading reading = reading(connection, SambaOptions.PLAIN);
      proxy.delay(Direction.REPLIES, Duration.ofMillis(300));
      Future<SMB2ReadResponse> answer = reading.send();
      line.forge(forgedAnswer(reading.request(), 0));
      assertArrayEquals(
          "a lie!!!!".getBytes(UTF_8), answer.get(LIMIT_SECONDS, TimeUnit.SECONDS).getData());
    }
  }

  @Test
  void bytesThatAreNoMessageEndTheConnectionAtOnce() throws Exception {
    try (Connection connection = connect(config(SambaOptions.SECURE))) {
      Reading reading = reading(connection, SambaOptions.SECURE);
      line.forge(new byte[] {(byte) 0xFD, 'S', 'M', 'B', 1, 2, 3});
      assertEndsAtOnce(connection, reading.send());
    }
  }

  private void assertCarriesMegabytes(Connection connection, String share) throws Exception {
    byte[] content = new byte[3_000_001];
    new Random(share.length()).nextBytes(content);
    DiskShare disk = share(connection, share);
    try (File file = open(disk, "carried", SMB2CreateDisposition.FILE_OVERWRITE_IF)) {
      assertEquals(content.length, file.write(content, 0));
    }
    byte[] back = new byte[content.length];
    try (File file = open(disk, "carried", SMB2CreateDisposition.FILE_OPEN)) {
      assertEquals(content.length, file.getInputStream().readNBytes(back, 0, back.length));
    }
    assertArrayEquals(content, back);
    assertArrayEquals(content, Files.readAllBytes(samba.directory(share).resolve("carried")));
  }

  private static void assertEndsAtOnce(Connection connection, Future<?> answer) throws Exception {
    long start = System.nanoTime();
    assertThrows(ExecutionException.class, () -> answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds < LIMIT_SECONDS / 2, () -> "noticed after " + seconds + " s");
    assertFalse(connection.isConnected());
  }

  private SmbConfig.Builder settings(String share) {
    return SmbConfig.builder()
        .withSocketFactory(line)
        .withSigningRequired(true)
        .withEncryptData(share.equals(SambaOptions.SECURE))
        .withTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private SmbConfig config(String share) {
    return crypto.applyTo(settings(share)).build();
  }

  private Connection connect(SmbConfig config) throws Exception {
    return new SMBClient(config).connect(proxy.host(), proxy.port());
  }

  private DiskShare share(Connection connection, String share) {
    return share(samba, connection, share);
  }

  private static DiskShare share(PrivateSamba server, Connection connection, String share) {
    Session session =
        connection.authenticate(
            new AuthenticationContext(
                server.account().name(), server.account().password().toCharArray(), ""));
    return (DiskShare) session.connectShare(share);
  }

  private Reading reading(Connection connection, String share) throws Exception {
    Files.write(samba.directory(share).resolve("file"), TRUTH);
    return reading(samba, connection, share);
  }

  private static Reading reading(PrivateSamba server, Connection connection, String share) {
    DiskShare disk = share(server, connection, share);
    File file = open(disk, "file", SMB2CreateDisposition.FILE_OPEN);
    Session session = disk.getTreeConnect().getSession();
    return new Reading(
        session,
        new SMB2ReadRequest(
            connection.getNegotiatedProtocol().getDialect(),
            file.getFileId(),
            session.getSessionId(),
            disk.getTreeConnect().getTreeId(),
            0,
            TRUTH.length));
  }

  private static File open(DiskShare disk, String name, SMB2CreateDisposition disposition) {
    return disk.openFile(
        name,
        EnumSet.of(AccessMask.GENERIC_READ, AccessMask.GENERIC_WRITE),
        null,
        SMB2ShareAccess.ALL,
        disposition,
        null);
  }

  /** A successful READ response ([MS-SMB2] 2.2.20), in clear and unsigned. */
  private static byte[] forgedAnswer(SMB2ReadRequest request, long session) {
    byte[] lie = "a lie!!!!".getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(64 + 16 + lie.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0xFE, 'S', 'M', 'B'}).putShort((short) 64);
    bytes.putShort(12, (short) 8).putShort(14, (short) 1).putInt(16, 1);
    bytes.putLong(24, request.getHeader().getMessageId()).putLong(40, session);
    bytes.putShort(64, (short) 17).put(66, (byte) 80).putInt(68, lie.length).put(80, lie);
    return bytes.array();
  }

  private record Reading(Session session, SMB2ReadRequest request) {
    Future<SMB2ReadResponse> send() throws Exception {
      return session.send(request);
    }
  }
}
