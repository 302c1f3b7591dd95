package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policy promises holds on the wire, or the command ends with 12. */
class PolicyTest {
  @Test
  void aServerWithEncryptionOffIsRefusedBeforeAnyPathIsSent() {
    refusesBeforeAnyPath(SambaOptions.usual().with("server smb encrypt", "off"));
  }

  @Test
  void aServerThatStopsAtSmb21IsRefusedBeforeAnyPathIsSent() {
    refusesBeforeAnyPath(SambaOptions.usual().with("server max protocol", "SMB2_10"));
  }

  private static void refusesBeforeAnyPath(SambaOptions options) {
    try (var samba = PrivateSamba.start(options);
        var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var smbridge = new CommandLineOf(samba);
      smbridge.run("cat", through(proxy, samba, SambaOptions.PLAIN, "dossier.txt")).failed(12);
      assertTrue(proxy.accepted() > 0);
      assertFalse(proxy.saw("dossier"));
    }
  }

  @Test
  void anUnknownUserMappedToGuestIsRefused() {
    var options = SambaOptions.usual().with("map to guest", "Bad User");
    try (var samba = PrivateSamba.start(options)) {
      var smbridge = new CommandLineOf(samba);
      var url = "smb://nobody-knows-me@127.0.0.1:" + samba.port() + "/guestok/";
      var lax = smbridge.run("ls", "--encryption", "off", "--signing", "preferred", url);
      lax.failed(lax.code());
      assertTrue(lax.code() == 11 || lax.code() == 12, lax.messages());
      smbridge.run("ls", url).failed(lax.code());
    }
  }

  @Test
  void aBackendThatCannotKeepThePolicyIsRefusedAndTheOtherNamed() {
    var smbridge = new CommandLineOf(PrivateSamba.shared());
    var run = smbridge.run("ls", "--backend", "jcifs-ng", smbridge.secure("")).failed(12);
    assertTrue(run.messages().contains("smbj"), run.messages());
  }

  @Test
  void noNameAndNoContentIsSeenOnTheWire(@TempDir Path folder) throws IOException {
    var samba = PrivateSamba.shared();
    var smbridge = new CommandLineOf(samba);
    var file = Files.writeString(folder.resolve("dossier.txt"), "the moon is made of cheese");
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var secret = through(proxy, samba, SambaOptions.SECURE, "cabinet/");
      smbridge.run("put", file.toString(), secret).done();
      assertEquals(
          "the moon is made of cheese", smbridge.run("cat", secret + "dossier.txt").done().data());
      smbridge.run("ls", "-R", secret).done();
      smbridge.run("mv", secret + "dossier.txt", secret + "folder/dossier2.txt").done();
      smbridge.run("rm", "-r", secret).done();
      for (var word : new String[] {"dossier", "cabinet", "cheese", ".part"}) {
        assertFalse(proxy.saw(word), word);
      }
      var plain = through(proxy, samba, SambaOptions.PLAIN, "cabinet/");
      smbridge.run("put", "--encryption", "off", file.toString(), plain).done();
      assertTrue(proxy.saw("cheese"), "the proxy would not have seen it");
    }
  }

  private static String through(TcpProxy proxy, PrivateSamba samba, String share, String path) {
    return "smb://%s@%s:%d/%s/%s"
        .formatted(samba.account().name(), proxy.host(), proxy.port(), share, path);
  }
}
