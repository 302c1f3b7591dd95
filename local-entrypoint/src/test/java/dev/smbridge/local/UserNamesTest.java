package dev.smbridge.local;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import org.junit.jupiter.api.Test;

/** The forms in which users give a user name; the server decides whose it is. */
class UserNamesTest {
  private static final String PRINCIPAL_NAME = "mail@elsewhere.example";

  @Test
  void aUserPrincipalNameReachesTheServerWhole() {
    try (var samba = PrivateSamba.start(SambaOptions.usual().alias(PRINCIPAL_NAME))) {
      var smbridge = new CommandLineOf(samba).with("SMBRIDGE_USERNAME", PRINCIPAL_NAME);
      var server = "smb://" + samba.host() + ":" + samba.port() + "/";
      smbridge.run("ls", server + SambaOptions.SECURE + "/").done();
      smbridge
          .run(
              "ls",
              "--backend=jcifs-ng",
              "--encryption=off",
              "--signing=preferred",
              server + SambaOptions.PLAIN + "/")
          .done();
    }
  }
}
