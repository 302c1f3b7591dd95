package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** A server of no domain, where the same name and password log in by NTLM, and by NTLM only. */
interface NoFallbackContract extends KerberosSetting {
  /** How every message of NTLM begins ([MS-NLMP] 2.2.1). */
  String NTLM = "NTLMSSP";

  @Test
  default void kerberosNeverBecomesNtlm() throws Exception {
    var samba = PrivateSamba.shared();
    domain().addUser(samba.account());
    var files = "files.corp.example.test";
    try (var proxy = TcpProxy.smb(samba.host(), samba.port());
        var client = client(host -> new InetAddress[] {InetAddress.getByName(proxy.host())})) {
      var login = login(samba.account()).to(files, proxy.port());
      client.fails(FailureKind.AUTHENTICATION, login);
      var foreign = "cifs/" + domain().host();
      var refused =
          client.fails(
              FailureKind.AUTHENTICATION,
              login.settings(domain().realm(), domain().address(), foreign));
      assertTrue(refused.message().contains("Kerberos"), refused::message);
      client.fails(
          FailureKind.UNREACHABLE, login.settings("SILENT.EXAMPLE.TEST", "127.0.0.99", null));
      client.fails(FailureKind.AUTHENTICATION, login.secret("password", "wrong"));
      assertTrue(proxy.accepted() >= 4);
      assertFalse(proxy.saw(NTLM));

      client.works(login.by(Authentication.NTLM));
      assertTrue(proxy.saw(NTLM));
    }
  }
}
