package dev.smbridge.testing.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PrivateDomainTest {
  @TempDir static Path temporary;

  @BeforeEach
  void machineAllowsADomain() {
    assumeTrue(
        PrivateDomain.whyUnavailable().isEmpty(), () -> PrivateDomain.whyUnavailable().orElse(""));
  }

  @Test
  void onlyKerberosAndAGoodAccountLogIn() throws IOException {
    PrivateDomain domain = PrivateDomain.shared();
    SambaAccount user = domain.user();

    assertSays("", login(domain, user, "required", "mkdir made"));
    assertTrue(Files.isDirectory(domain.directory().resolve("made")));
    assertSays("NTLM_BLOCKED", login(domain, user, "off", "ls"));
    var wrong = new SambaAccount(user.name(), "wrong");
    assertSays("Preauthentication failed", login(domain, wrong, "required", "ls"));
    assertSays("revoked", login(domain, domain.disabled(), "required", "ls"));
    assertSays("Password has expired", login(domain, domain.passwordExpired(), "required", "ls"));
    assertSays("revoked", login(domain, domain.accountExpired(), "required", "ls"));
    assertTrue(domain.keytab(user).length > 100);
  }

  @Test
  void closingLeavesNoNetworkAndNoFile() {
    DomainController controller = DomainController.create();
    String namespaces = Command.check(Duration.ofSeconds(10), "", List.of("ip", "netns", "list"));
    String namespace = "smbad" + controller.prefix().substring("10.77.".length());
    assertTrue(namespaces.contains(namespace));

    controller.stop();

    assertFalse(Files.exists(controller.folder()));
    namespaces = Command.check(Duration.ofSeconds(10), "", List.of("ip", "netns", "list"));
    assertFalse(namespaces.lines().anyMatch(line -> line.split(" ", 2)[0].equals(namespace)));
  }

  private static void assertSays(String expected, String text) {
    if (expected.isEmpty()) {
      assertEquals("", text.strip());
    } else {
      assertTrue(text.contains(expected), text);
    }
  }

  private static String login(
      PrivateDomain domain, SambaAccount account, String kerberos, String script)
      throws IOException {
    Path configuration =
        Files.writeString(
            temporary.resolve("krb5.conf"),
            """
            [libdefaults]
             default_realm = %1$s
             dns_lookup_kdc = false
            [realms]
             %1$s = {
              kdc = %2$s
             }
            """
                .formatted(domain.realm(), domain.address()));
    return Command.run(
            Duration.ofMinutes(1),
            account.password() + "\n",
            List.of(
                "env",
                "KRB5_CONFIG=" + configuration,
                "smbclient",
                "//" + domain.host() + "/secure",
                "--ip-address=" + domain.address(),
                "--use-kerberos=" + kerberos,
                "--user=" + account.name() + "@" + domain.realm(),
                "--command=" + script))
        .text()
        .replaceFirst("Password for .*:", "");
  }
}
