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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands on whole trees say, and what they end with, where a part of one fails. */
class TreeCommandTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private Path folder = Path.of("");
  private String path = "";
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "tree");
    path = folder.getFileName() + "/";
    url = smbridge.secure(path);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aTreeThatIsDeletedAsAWholeEndsWith0() throws IOException {
    write(folder, "d/s/f", "x");
    var run = smbridge.run("rm", "-r", url + "d").done();
    assertEquals("deleted 3 files and directories, 0 failed\n", run.messages());
    assertFalse(Files.exists(folder.resolve("d")));
  }

  @Test
  void aTreeThatIsDeletedInPartEndsWith1AndNamesWhatIsLeft() throws IOException {
    write(folder, "d/s/kept", "x");
    write(folder, "d/s/other", "x");
    write(folder, "d/f", "x");
    samba.smbclient(SambaOptions.SECURE, "setmode " + path + "d/s/kept +r");
    var run = smbridge.run("rm", "-r", url + "d");
    assertEquals(1, run.code(), run.messages());
    var lines = run.messages().lines().toList();
    assertEquals(2, lines.size(), run.messages());
    assertTrue(lines.get(0).contains(path + "d/s/kept"), lines.get(0));
    assertTrue(lines.get(0).contains("ACCESS_DENIED"), lines.get(0));
    assertFalse(lines.get(0).contains("may have happened"), lines.get(0));
    assertEquals("deleted 2 files and directories, 1 failed", lines.get(1));
    assertTrue(Files.exists(folder.resolve("d/s/kept")));
    assertFalse(Files.exists(folder.resolve("d/s/other")));
  }

  @Test
  void ofTwoFoldersThatDifferInLetterCaseOneIsCopied() throws IOException {
    write(local, "Data/a", "1");
    write(local, "data/b", "2");
    var run = smbridge.run("put", "-r", local.toString(), url);
    assertEquals(1, run.code(), run.messages());
    assertTrue(run.messages().contains("only in letter case"), run.messages());
    assertTrue(run.messages().contains("copied 1 files (1 B), 0 skipped, 1 failed"));
    try (var stored = Files.list(folder)) {
      assertEquals(1, stored.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"put", "rm"})
  void aServerThatStaysAwayEndsWith5(String command) throws Exception {
    for (var i = 0; i < 300; i++) {
      write(command.equals("put") ? local : folder, "d/f" + i, "x");
    }
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var away =
          "smb://%s@%s:%d/%s/%s"
              .formatted(
                  samba.account().name(), proxy.host(), proxy.port(), SambaOptions.SECURE, path);
      var end = Thread.ofPlatform().start(() -> closeInTheMiddle(proxy, command.equals("put")));
      var words =
          command.equals("put")
              ? new String[] {"put", "-r", "--retry-for", "1s", local.toString(), away}
              : new String[] {"rm", "-r", "--retry-for", "1s", away + "d"};
      var run = smbridge.run(words);
      end.join();
      assertEquals(5, run.code(), run.messages());
      assertTrue(run.messages().contains("did not answer again in time"), run.messages());
      assertTrue(run.messages().contains("a part of it was done"), run.messages());
      // Of a single file whose reply was lost it is the truth, of the whole it is not.
      var whole = run.messages().lines().toList().getLast();
      assertFalse(whole.contains("may have happened"), run.messages());
    }
  }

  /** Ends the way to the server once a part of the work is done, as its folder shows. */
  private void closeInTheMiddle(TcpProxy proxy, boolean filling) {
    try {
      for (var waited = 0; waited < 20_000; waited++) {
        var there = files();
        if (filling ? there > 50 : there < 250) {
          break;
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    proxy.close();
  }

  private int files() {
    var names = folder.resolve("d").toFile().list();
    return names == null ? 0 : names.length;
  }

  @Test
  void aPatienceThatIsNoDurationEndsWith2() {
    for (var text : new String[] {"soon", "10", "-1s", "1.5s", ""}) {
      smbridge.run("rm", "-r", "--retry-for", text, url).failed(2);
    }
    smbridge.run("rm", "-r", "--retry-for", "2h", url + "none").failed(3);
  }
}
