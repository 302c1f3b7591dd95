package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of failure ends with its own code, in one sentence. */
class FailuresTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);

  @Test
  void aWrongPasswordEndsWith11() {
    var stranger = new CommandLineOf(samba, "this-is-wrong");
    stranger.run("ls", stranger.secure("")).failed(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "stat", "get", "rm"})
  void aMissingFileEndsWith4(String command) {
    var run = smbridge.run(command, smbridge.secure("missing.csv")).failed(4);
    assertTrue(run.messages().contains("missing.csv"), run.messages());
    assertStatus("0xC0000034", run);
    assertStatus("0xC000003A", smbridge.run(command, smbridge.secure("no/missing.csv")).failed(4));
  }

  @Test
  void aMissingLocalFileEndsWith4(@TempDir Path folder) {
    smbridge.run("put", folder.resolve("missing").toString(), smbridge.secure("")).failed(4);
  }

  @Test
  void aMissingDirectoryEndsWith3(@TempDir Path folder) {
    assertStatus("0xC0000034", smbridge.run("ls", smbridge.secure("missing/")).failed(3));
    assertStatus("0xC0000034", smbridge.run("rmdir", smbridge.secure("missing")).failed(3));
    assertStatus("0xC000003A", smbridge.run("rmdir", smbridge.secure("no/missing")).failed(3));
    assertStatus("0xC0000034", smbridge.run("rm", "-r", smbridge.secure("missing")).failed(3));
    assertStatus(
        "0xC0000034",
        smbridge.run("get", "-r", smbridge.secure("missing"), folder.toString()).failed(3));
    smbridge.run("put", "-r", folder.resolve("no").toString(), smbridge.secure("x")).failed(3);
  }

  private static void assertStatus(String status, Run run) {
    assertTrue(run.messages().contains(status), run.messages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "ls",
        "ls --no-such-option x",
        "ls --encryption sometimes smb://h/s/",
        "ls --min-dialect 9 smb://h/s/",
        "ls --output yaml smb://h/s/",
        "ls --timeout soon smb://h/s/",
        "ls --timeout 0 smb://h/s/",
        "get --if-exists append smb://h/s/a",
        "mv --if-exists append smb://h/s/a smb://h/s/b",
        "get --transfers 0 smb://h/s/a",
        "get --transfers 17 smb://h/s/a",
        "get --verify md5 smb://h/s/a",
        "get -r --include [ smb://h/s/a",
        "ls ftp://h/s/",
        "ls unknown:/path",
        "ls smb://user:hunter2@h/s/",
        "ls smb://h/",
        "ls smb://h/s/../t",
        "rm ./local",
        "shares ./local",
        "ls --backend smb9 smb://h/s/",
        "ls --credentials file:/etc/shadow smb://h/s/",
        "ls --config /no/such/file smb://h/s/"
      })
  void aMisuseEndsWith2(String command) {
    var run = smbridge.run(command.split(" ")).failed(2);
    assertFalse(run.messages().contains("hunter2"), run.messages());
  }

  @Test
  void nothingToDoShowsTheUsageAndEndsWith2() {
    var run = smbridge.run();
    assertEquals(2, run.code());
    assertEquals("", run.data());
    assertTrue(run.messages().contains("Usage: smbridge"), run.messages());
  }

  @Test
  void aBadConfigurationEndsWith2(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("config.json"), "{\"targts\":{}}");
    var run = smbridge.run("ls", "--config", file.toString(), "x:/").failed(2);
    assertTrue(run.messages().contains("targts"), run.messages());
    smbridge.with("SMBRIDGE_CONFIG", "{not json").run("ls", "x:/").failed(2);
  }

  @Test
  void aListingThatFailsShowsNoneThatIsEmpty() {
    assertEquals(
        "", smbridge.run("ls", "--output", "json", smbridge.secure("no/")).failed(3).data());
  }

  @Test
  void noSuchShareEndsWith4() {
    smbridge.run("ls", smbridge.url("nowhere", "")).failed(4);
  }

  @Test
  void noSuchHostEndsWith5() {
    smbridge.run("ls", "smb://me@no-such-host.invalid/share/").failed(5);
  }

  @Test
  void nobodyListeningEndsWith5() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    smbridge.run("ls", "smb://me@127.0.0.1:" + free + "/share/").failed(5);
  }

  @Test
  void aServerThatSaysNothingIsGivenUpAfterTheTimeout() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "smb://me@127.0.0.1:" + silent.getLocalPort() + "/share/";
      smbridge.run("ls", "--timeout", "1", url).failed(5);
    }
  }

  @Test
  void whatARetryWillNotHelpEndsWith6() throws IOException {
    var directory = Files.createDirectory(samba.directory(SambaOptions.SECURE).resolve("full"));
    Files.writeString(directory.resolve("file"), "content");

    smbridge.run("rmdir", smbridge.secure("full")).failed(6);
    smbridge.run("rm", smbridge.secure("full")).failed(6);
    smbridge.run("rmdir", smbridge.secure("full/file")).failed(6);
    smbridge.run("mkdir", smbridge.secure("full")).failed(6);
    smbridge.run("mkdir", smbridge.url(SambaOptions.READ_ONLY, "new")).failed(6);
    smbridge.run("cat", smbridge.secure("full")).failed(6);
    assertEquals("content", Files.readString(directory.resolve("file")));
  }
}
