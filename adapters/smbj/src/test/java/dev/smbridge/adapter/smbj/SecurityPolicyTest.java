package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server may not talk us into. */
final class SecurityPolicyTest {
  private static SecurityPolicy policy(Encryption encryption, Dialect minimum) {
    return new SecurityPolicy(encryption, Signing.REQUIRED, minimum, AccessMode.READ_WRITE);
  }

  @ParameterizedTest
  @CsvSource({
    "server smb encrypt, off",
    "server max protocol, SMB2_10",
    "server max protocol, SMB2_02",
  })
  void aServerThatCannotEncryptIsRefusedBeforeTheLogin(String setting, String value)
      throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().with(setting, value));
        var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var target =
          Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, SecurityPolicy.SAFE);
      Failing.as(() -> Servers.connect(samba, target), FailureKind.POLICY);
      assertFalse(proxy.saw(SambaOptions.PLAIN), "share");
      assertFalse(proxy.saw("NTLMSSP"), "login");
    }
  }

  @Test
  void aDialectBelowTheMinimumIsRefused() throws Exception {
    try (var samba =
        PrivateSamba.start(SambaOptions.usual().with("server max protocol", "SMB3_02"))) {
      var newest = policy(Encryption.REQUIRED, Dialect.SMB_3_1_1);
      Failing.as(() -> facts(samba, SambaOptions.SECURE, newest), FailureKind.POLICY);
      var facts = facts(samba, SambaOptions.SECURE, SecurityPolicy.SAFE);
      assertEquals(Dialect.SMB_3_0_2, facts.dialect());
      assertTrue(facts.encrypted(), facts::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"SMB2_02, 2.0.2", "SMB2_10, 2.1", "SMB3_00, 3.0", "SMB3_11, 3.1.1"})
  void anOldDialectIsSpokenWhereThePolicyAllowsIt(String maximum, String dialect) throws Exception {
    try (var samba =
        PrivateSamba.start(SambaOptions.usual().with("server max protocol", maximum))) {
      var old = policy(Encryption.OFF, Dialect.SMB_2_0_2);
      var target = Servers.target(samba.host(), samba.port(), SambaOptions.PLAIN, old);
      try (var connection = Servers.connect(samba, target)) {
        var path = SharePath.parse("old");
        Scenario.everything(connection.within(Servers.deadline()), path, "old ".repeat(100_000));
        var facts = connection.facts();
        assertEquals(dialect, facts.dialect().text());
        assertTrue(facts.signed() && !facts.encrypted(), facts::toString);
      }
    }
  }

  @Test
  void preferredEncryptionIsUsedWhereTheServerCan() throws Exception {
    var preferred = policy(Encryption.PREFERRED, Dialect.SMB_3_0);
    assertTrue(facts(PrivateSamba.shared(), SambaOptions.PLAIN, preferred).encrypted());
    try (var samba = PrivateSamba.start(SambaOptions.usual().with("server smb encrypt", "off"))) {
      var facts = facts(samba, SambaOptions.PLAIN, preferred);
      assertTrue(facts.signed() && !facts.encrypted(), facts::toString);
    }
  }

  @Test
  void aShareThatRequiresEncryptionSaysSoWhereItIsOff() {
    var off = policy(Encryption.OFF, Dialect.SMB_3_0);
    var failure =
        Failing.as(
            () -> facts(PrivateSamba.shared(), SambaOptions.SECURE, off),
            FailureKind.ACCESS_DENIED);
    assertTrue(failure.message().contains("\"encryption\""), failure.message());
  }

  @ParameterizedTest
  @CsvSource({"REQUIRED", "PREFERRED", "OFF"})
  void nobodyIsLetInAsAGuest(Encryption encryption) throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().with("map to guest", "Bad User"))) {
      var target =
          Servers.target(
              samba.host(),
              samba.port(),
              SambaOptions.GUEST_OK,
              policy(encryption, Dialect.SMB_2_0_2));
      var stranger = Servers.credential("nobody-of-that-name", "secret");
      Failing.as(
          () ->
              Servers.CONNECTOR.connect(target, stranger, ConnectionTrace.NONE, Servers.deadline()),
          FailureKind.AUTHENTICATION);
    }
  }

  @ParameterizedTest
  @CsvSource({"REQUIRED, true", "PREFERRED, true", "OFF, false"})
  void signaturesAreRequiredUnderEveryPolicy(Encryption encryption, boolean encrypts) {
    var negotiation =
        new SmbjNegotiation(new ServerDialer(InetAddress::getAllByName), new SmbCrypto());
    var policy = policy(encryption, Dialect.SMB_2_0_2);
    var target = Servers.target("files.example.test", 445, "share", policy);
    var transport = new LoginTransport.Factory(new Socket(), NegotiateOffer.of(encryption));
    var config = negotiation.config(target.server(), transport, Duration.ofSeconds(1));
    assertTrue(config.isSigningRequired());
    assertEquals(encrypts, config.isEncryptData());
  }

  @ParameterizedTest
  @CsvSource({"[D], disabled", "[L], locked"})
  void anAccountThatMayNotLogInIsNamedAsWhatItIs(String flags, String word) throws Exception {
    try (var samba = PrivateSamba.start(SambaOptions.usual().account("sleeper", flags))) {
      var sleeper = Servers.credential("sleeper", samba.account().password());
      var failure =
          Failing.as(
              () ->
                  Servers.CONNECTOR.connect(
                      Servers.target(samba, SambaOptions.SECURE),
                      sleeper,
                      ConnectionTrace.NONE,
                      Servers.deadline()),
              FailureKind.AUTHENTICATION);
      assertTrue(failure.message().contains(word), failure.message());
    }
  }

  @Test
  void noNameAndNoContentIsSeenInClear() throws Exception {
    var samba = PrivateSamba.shared();
    var name = "wire-secret-name";
    var text = "wire-secret-content-".repeat(200);
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var target =
          Servers.target(proxy.host(), proxy.port(), SambaOptions.SECURE, SecurityPolicy.SAFE);
      try (var connection = Servers.connect(samba, target)) {
        Scenario.everything(connection.within(Servers.deadline()), SharePath.parse(name), text);
      }
      Servers.CONNECTOR.shares(target.server(), Servers.credential(samba), Servers.deadline());
      assertTrue(proxy.saw("NTLMSSP"), "the proxy was used");
      assertFalse(proxy.saw(SambaOptions.SECURE), "share");
      assertFalse(proxy.saw(name), "name");
      assertFalse(proxy.saw("wire-secret-content"), "content");
      assertFalse(proxy.saw("srvsvc"), "pipe");
    }
  }

  @Test
  void theSameIsSeenInClearWhereEncryptionIsOff() throws Exception {
    var samba = PrivateSamba.shared();
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var off = policy(Encryption.OFF, Dialect.SMB_3_0);
      var target = Servers.target(proxy.host(), proxy.port(), SambaOptions.PLAIN, off);
      try (var connection = Servers.connect(samba, target)) {
        var path = SharePath.parse("wire-plain-name");
        Scenario.everything(connection.within(Servers.deadline()), path, "wire-plain-content");
      }
      assertTrue(proxy.saw(SambaOptions.PLAIN), "share");
      assertTrue(proxy.saw("wire-plain-name"), "name");
      assertTrue(proxy.saw("wire-plain-content"), "content");
    }
    assertFalse(
        Files.exists(samba.directory(SambaOptions.PLAIN).resolve("wire-plain-name")), "left over");
  }

  private static SessionFacts facts(PrivateSamba samba, String share, SecurityPolicy policy)
      throws FileFailure {
    var target = Servers.target(samba.host(), samba.port(), share, policy);
    try (var connection = Servers.connect(samba, target)) {
      connection.within(Servers.deadline()).stat(SharePath.ROOT);
      return connection.facts();
    }
  }
}
