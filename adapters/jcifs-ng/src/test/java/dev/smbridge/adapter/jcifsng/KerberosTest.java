package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.fixture.samba.PrivateDomain;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kerberos on a real Active Directory domain, where NTLM is disabled. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KerberosTest {
  /** The one of the domain's shares that everybody reads without encryption. */
  private static final String SHARE = "netlogon";

  @BeforeAll
  static void requireADomain() {
    var reason = PrivateDomain.whyUnavailable();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    PrivateDomain.shared();
  }

  private static String connect(
      String host, KerberosSettings settings, Authentication how, Credential credential)
      throws FileFailure {
    ShareConnector connector =
        new JcifsConnector(
            name -> new InetAddress[] {InetAddress.getByName(PrivateDomain.shared().address())});
    var address = new ServerAddress(host, PrivateDomain.shared().port());
    var server = new FileServer(address, "jcifs-ng", Servers.LENIENT, how, settings);
    try (var connection =
        connector.connect(
            new ShareTarget(server, SHARE, SharePath.ROOT),
            credential,
            ConnectionTrace.NONE,
            Servers.deadline())) {
      var share = connection.within(Servers.deadline());
      assertTrue(share.stat(SharePath.ROOT).orElseThrow().isDirectory());
      share.list(SharePath.ROOT, "*").close();
      return connection.facts().dialect().text();
    }
  }

  private static KerberosSettings settings() {
    return new KerberosSettings(PrivateDomain.REALM, PrivateDomain.shared().address(), null);
  }

  private static Credential alice(String password) {
    return Servers.credential(PrivateDomain.shared().user().name(), password);
  }

  private static Credential alice() {
    return alice(PrivateDomain.shared().user().password());
  }

  @Test
  void aPasswordLogsIn() throws Exception {
    assertEquals(
        "3.1.1", connect(PrivateDomain.HOST, settings(), Authentication.KERBEROS, alice()));
  }

  @Test
  void aKeytabLogsIn() throws Exception {
    var user = PrivateDomain.shared().user();
    var keytab = Base64.getEncoder().encode(PrivateDomain.shared().keytab(user));
    var characters = new String(keytab, StandardCharsets.ISO_8859_1).toCharArray();
    var credential = new Credential(user.name(), "", null, Secret.of(characters), "1");
    assertEquals(
        "3.1.1", connect(PrivateDomain.HOST, settings(), Authentication.KERBEROS, credential));
  }

  @Test
  void theServicePrincipalMayHaveAnotherNameThanTheHostThatIsDialled() throws Exception {
    var named =
        new KerberosSettings(
            PrivateDomain.REALM, PrivateDomain.shared().address(), "cifs/" + PrivateDomain.HOST);
    assertEquals("3.1.1", connect("another.example.test", named, Authentication.KERBEROS, alice()));
  }

  @Test
  void oneRealmDoesNotDisturbAnother() throws Exception {
    var elsewhere = new KerberosSettings("OTHER.EXAMPLE.TEST", "127.0.0.99", null);
    Failing.as(
        () -> connect("files.other.example.test", elsewhere, Authentication.KERBEROS, alice()),
        FailureKind.UNREACHABLE);
    var withoutKdc = new KerberosSettings(PrivateDomain.REALM, null, null);
    connect(PrivateDomain.HOST, settings(), Authentication.KERBEROS, alice());
    connect(PrivateDomain.HOST, withoutKdc, Authentication.KERBEROS, alice());
  }

  @Test
  void aWrongPasswordAndAnUnknownUserFailAsAuthentication() {
    Failing.as(
        () -> connect(PrivateDomain.HOST, settings(), Authentication.KERBEROS, alice("wrong")),
        FailureKind.AUTHENTICATION);
    Failing.as(
        () ->
            connect(
                PrivateDomain.HOST,
                settings(),
                Authentication.KERBEROS,
                Servers.credential("nobody", "wrong")),
        FailureKind.AUTHENTICATION);
  }

  @Test
  void aHostWithoutServicePrincipalFailsAsAuthentication() {
    var failure =
        Failing.as(
            () ->
                connect("unknown.corp.example.test", settings(), Authentication.KERBEROS, alice()),
            FailureKind.AUTHENTICATION);
    assertTrue(failure.message().contains("service principal"), failure.message());
  }

  @Test
  void ntlmIsRefusedByThisServer() {
    Failing.as(
        () -> connect(PrivateDomain.HOST, settings(), Authentication.NTLM, alice()),
        FailureKind.AUTHENTICATION);
  }
}
