package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this backend promises, what it does not, and what a server may not talk it into. */
final class SecurityPolicyTest {
  private static SecurityPolicy policy(Encryption encryption, Signing signing, Dialect minimum) {
    return new SecurityPolicy(encryption, signing, minimum, AccessMode.READ_WRITE);
  }

  @Test
  void theSafePolicyIsMoreThanItCan() {
    var limits = Servers.CONNECTOR.capabilities();
    assertNotEquals(Optional.empty(), SecurityPolicy.SAFE.refusalOf(limits));
    assertNotEquals(
        Optional.empty(),
        policy(Encryption.OFF, Signing.REQUIRED, Dialect.SMB_2_0_2).refusalOf(limits));
    assertEquals(Optional.empty(), Servers.LENIENT.refusalOf(limits));
  }

  @ParameterizedTest
  @CsvSource({
    "REQUIRED, PREFERRED, SMB_2_0_2, SMB3_11",
    "OFF, REQUIRED, SMB_2_0_2, SMB3_11",
    "OFF, PREFERRED, SMB_3_1_1, SMB3_02",
    "OFF, PREFERRED, SMB_3_0, SMB2_10",
  })
  void whatDoesNotMeetThePolicyIsRefusedBeforeTheLogin(
      Encryption encryption, Signing signing, Dialect minimum, String newest) throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().with("server max protocol", newest));
        var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var demanding = policy(encryption, signing, minimum);
      var target = Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, demanding);
      Failing.as(() -> Servers.connect(samba, target), FailureKind.POLICY);
      assertFalse(proxy.saw(SambaOptions.PLAIN), "share");
      assertFalse(proxy.saw("NTLMSSP"), "login");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SMB2_02, 2.0.2, default",
    "SMB2_10, 2.1, mandatory",
    "SMB3_00, 3.0, mandatory",
    "SMB3_02, 3.0.2, default",
    "SMB3_11, 3.1.1, mandatory",
    "SMB3_11, 3.1.1, disabled",
  })
  void everyDialectIsSpokenWithAndWithoutSigning(String newest, String dialect, String signing)
      throws Exception {
    var options =
        SambaOptions.usual().with("server max protocol", newest).with("server signing", signing);
    try (var samba = PrivateSamba.start(options);
        var connection = Servers.connect(samba, Servers.target(samba, SambaOptions.PLAIN))) {
      var facts = connection.facts();
      assertEquals(dialect, facts.dialect().text());
      assertFalse(facts.signed() || facts.encrypted(), facts::toString);
      assertWritesAndReads(connection.within(Servers.deadline()));
    }
  }

  @Test
  void aShareThatRequiresEncryptionSaysWhoCan() {
    var failure =
        Failing.as(
            () -> facts(PrivateSamba.shared(), SambaOptions.SECURE), FailureKind.ACCESS_DENIED);
    assertTrue(failure.message().contains("encrypt"), failure.message());
    assertTrue(failure.message().contains("\"smbj\""), failure.message());
  }

  @Test
  void aServerThatRequiresEncryptionSaysWhoCan() throws Exception {
    var options = SambaOptions.usual().with("server smb encrypt", "required");
    try (var samba = PrivateSamba.start(options)) {
      var failure = Failing.as(() -> facts(samba, SambaOptions.PLAIN), FailureKind.ACCESS_DENIED);
      assertTrue(failure.message().contains("\"smbj\""), failure.message());
    }
  }

  @Test
  void nobodyIsLetInAsAGuest() throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().with("map to guest", "Bad User"))) {
      var target = Servers.target(samba, SambaOptions.GUEST_OK);
      var stranger = Servers.credential("nobody-of-that-name", "secret");
      Failing.as(
          () ->
              Servers.CONNECTOR.connect(target, stranger, ConnectionTrace.NONE, Servers.deadline()),
          FailureKind.AUTHENTICATION);
    }
  }

  @Test
  void nobodyIsLetInWithoutAName() {
    var target = Servers.target(PrivateSamba.shared(), SambaOptions.PLAIN);
    var nobody = Servers.credential("", "");
    Failing.as(
        () -> Servers.CONNECTOR.connect(target, nobody, ConnectionTrace.NONE, Servers.deadline()),
        FailureKind.INVALID_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({"[D], disabled", "[L], locked"})
  void anAccountThatMayNotLogInIsNamedAsWhatItIs(String flags, String word) throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().account("sleeper", flags))) {
      var sleeper = Servers.credential("sleeper", samba.account().password());
      var target = Servers.target(samba, SambaOptions.PLAIN);
      var failure =
          Failing.as(
              () ->
                  Servers.CONNECTOR.connect(
                      target, sleeper, ConnectionTrace.NONE, Servers.deadline()),
              FailureKind.AUTHENTICATION);
      assertTrue(failure.message().contains(word), failure.message());
    }
  }

  @Test
  void aServerOfSmb1IsRefusedAndNeverSpokenToInIt() throws Exception {
    var options =
        SambaOptions.usual().with("server min protocol", "NT1").with("server max protocol", "NT1");
    try (var samba = PrivateSamba.start(options);
        var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var target = Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, Servers.LENIENT);
      Failing.as(() -> Servers.connect(samba, target), FailureKind.POLICY, FailureKind.UNREACHABLE);
      var sent = new String(proxy.recorded(Direction.REQUESTS), StandardCharsets.ISO_8859_1);
      assertTrue(sent.contains("\u00feSMB"), "SMB 2");
      assertFalse(sent.contains("\u00ffSMB"), "SMB 1");
    }
  }

  /** Why it meets only {@code "signing": "preferred"}: this answer was signed. */
  @Test
  void aForgedAnswerIsBelieved() throws Exception {
    var samba = PrivateSamba.shared();
    Files.write(samba.directory(SambaOptions.PLAIN).resolve("forged"), new byte[100]);
    try (var proxy = TcpProxy.smb(samba.host(), samba.port());
        var connection =
            Servers.connect(
                samba,
                Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, Servers.LENIENT));
        var content =
            connection
                .within(Servers.deadline())
                .open(SharePath.parse("forged"), Sharing.READERS)) {
      // Not the one that says that the answer takes its time.
      proxy.fail(Direction.REPLIES, 1, message -> message.length() > 100, Fault.FLIP_LAST_BYTE);
      var read = ByteBuffer.allocate(100);
      assertEquals(100, content.readAt(0, read));
      assertNotEquals(0, read.get(99));
    }
  }

  @ParameterizedTest
  @CsvSource({"AES-128-GMAC", "HMAC-SHA256"})
  void aServerThatSignsInAnotherWayIsRefusedWithTheBackendThatCan(String algorithm)
      throws Exception {
    var options = SambaOptions.usual().with("server smb3 signing algorithms", algorithm);
    try (var samba = PrivateSamba.start(options);
        var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var target = Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, Servers.LENIENT);
      var failure = Failing.as(() -> Servers.connect(samba, target), FailureKind.POLICY);
      assertTrue(failure.message().contains("set \"backend\" to \"smbj\""), failure::message);
      assertFalse(proxy.saw("NTLMSSP"), "login");
    }
  }

  private static void assertWritesAndReads(Share share) throws Exception {
    var bytes = new byte[3_000_001];
    new Random(1).nextBytes(bytes);
    var path = SharePath.parse("large");
    try (var written = share.create(path)) {
      written.writeAt(0, ByteBuffer.wrap(bytes));
      assertEquals(bytes.length, written.flush());
    }
    try (var content = share.open(path, Sharing.READERS)) {
      var read = ByteBuffer.allocate(bytes.length + 1);
      assertEquals(bytes.length, content.readAt(0, read));
      assertArrayEquals(bytes, Arrays.copyOf(read.array(), bytes.length));
    }
  }

  private static SessionFacts facts(PrivateSamba samba, String share) throws FileFailure {
    try (var connection = Servers.connect(samba, Servers.target(samba, share))) {
      return connection.facts();
    }
  }
}
