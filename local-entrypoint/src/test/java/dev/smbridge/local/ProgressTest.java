package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the progress of a slow transfer is drawn: on a real terminal, and nowhere else. */
class ProgressTest {
  private static final long BYTES = 12L << 20;
  private static final Pattern BAR =
      Pattern.compile(
          "\\d+\\.\\d [KM]iB of 12\\.0 MiB  \\d+\\.\\d [KM]iB/s  \\d+:\\d\\d left  \\[=* *\\]");

  private final PrivateSamba samba = PrivateSamba.shared();
  private final TcpProxy slow = TcpProxy.smb(samba.host(), samba.port());
  @TempDir Path local;
  private Path source = Path.of("");
  private Path data = Path.of("");
  private String url = "";

  @BeforeEach
  void aLargeFileAndASlowServer() throws IOException {
    slow.delay(Duration.ofMillis(40));
    source = local.resolve("source");
    data = local.resolve("data");
    try (var file = new RandomAccessFile(source.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "progress");
    Files.copy(source, folder.resolve("stored"));
    url = "smb://%s:%d/secure/%s/".formatted(slow.host(), slow.port(), folder.getFileName());
  }

  @AfterEach
  void endProxy() {
    slow.close();
  }

  private String shown(String redirection, String... command)
      throws IOException, InterruptedException {
    var child = new ChildProcess(samba, local);
    var words = ChildProcess.words(command);
    var environment = child.prepared(words);
    environment.environment().put("SMBRIDGE_PASSWORD", samba.account().password());
    var line = OnTerminal.quoted(words) + " " + redirection;
    try (var terminal = OnTerminal.start(environment, local.resolve("screen"), line)) {
      assertEquals(0, terminal.code(), terminal.shown());
      return terminal.shown();
    }
  }

  @Test
  void aSlowPutShowsBytesRateAndTimeLeftAndTakesThemAway()
      throws IOException, InterruptedException {
    var shown = shown("> " + data, "put", source.toString(), url + "new");
    assertTrue(BAR.matcher(shown).find(), shown);
    assertTrue(shown.contains("\u001b[?7h\r\u001b[Kcopied "), shown);
    assertTrue(shown.endsWith("/new (12.0 MiB)\r\n"), shown);
    assertEquals("", Files.readString(data));
  }

  @Test
  void aFileThatGoesToStandardOutputIsNothingButTheFile() throws IOException, InterruptedException {
    var shown = shown("> " + data, "cat", url + "stored");
    assertTrue(BAR.matcher(shown).find(), shown);
    assertEquals(-1, Files.mismatch(source, data));
  }

  @Test
  void noBarIsDrawnAcrossDataThatIsSeen() throws IOException, InterruptedException {
    assertFalse(BAR.matcher(shown("", "cat", url + "stored")).find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-progress", "--quiet"})
  void noBarIsDrawnWhereNoneIsWanted(String option) throws IOException, InterruptedException {
    var shown = shown("", "get", option, url + "stored", data.toString());
    assertEquals(option.equals("--quiet") ? "" : "copied " + data + " (12.0 MiB)\r\n", shown);
  }

  @Test
  void noBarIsDrawnIntoAFile() throws IOException, InterruptedException {
    var messages = local.resolve("messages");
    var shown = shown("2> " + messages, "get", url + "stored", data.toString());
    assertEquals("", shown);
    assertEquals("copied " + data + " (12.0 MiB)\n", Files.readString(messages));
  }
}
