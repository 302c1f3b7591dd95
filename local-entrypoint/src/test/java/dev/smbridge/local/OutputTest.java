package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that takes no more: a full disk, a reader that has gone. */
class OutputTest {
  private static final int DIRECTORIES = 1_500;

  /** To list a directory takes no fewer ([MS-SMB2] 2.2.1: the header alone). */
  private static final int LEAST_REQUEST_BYTES = 64;

  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "output");
    Files.write(folder.resolve("file"), new byte[1 << 20]);
    url = smbridge.secure(folder.getFileName() + "/");
  }

  private String[] words(String command) {
    return Stream.of(command.split(" "))
        .map(word -> word.replace("FOLDER", url).replace("LOCAL", local.toString()))
        .toArray(String[]::new);
  }

  private ProcessBuilder prepared(List<String> words) {
    var prepared = new ChildProcess(samba, local).prepared(words);
    prepared.environment().put("SMBRIDGE_PASSWORD", samba.account().password());
    return prepared;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls FOLDER",
        "ls --output json FOLDER",
        "ls --output jsonl FOLDER",
        "stat FOLDER",
        "stat --output json FOLDER",
        "shares FOLDER",
        "doctor FOLDER",
        "cat FOLDERfile",
        "get FOLDERfile -",
        "get --dry-run FOLDERfile LOCAL",
        "help",
        "ls --help",
        "generate-completion",
        "--version"
      })
  void aFullDiskIsNoSpace(String command) throws IOException, InterruptedException {
    var messages = local.resolve("messages");
    var process =
        prepared(ChildProcess.words(words(command)))
            .redirectOutput(new File("/dev/full"))
            .redirectError(messages.toFile())
            .start();
    var code = new ChildProcess.Running(process, messages, messages).code();
    var run = new Run(code, "", Files.readString(messages)).failed(6);
    assertTrue(run.messages().contains("(NO_SPACE)"), run.messages());
  }

  /** The first line comes once the first directory is listed, and the walk ends with its reader. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "jsonl"})
  void whoeverReadsTheFirstLineOfATreeDoesNotWaitForTheRest(String format)
      throws IOException, InterruptedException {
    var tree = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "tree");
    for (var i = 0; i < DIRECTORIES; i++) {
      Files.createDirectory(tree.resolve("d" + i));
    }
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      proxy.delay(Duration.ofMillis(2));
      var away =
          "smb://%s@%s:%d/%s/%s/"
              .formatted(
                  samba.account().name(),
                  proxy.host(),
                  proxy.port(),
                  SambaOptions.SECURE,
                  tree.getFileName());
      var words = ChildProcess.words("ls", "-R", "--output", format, away);
      var line =
          "{ "
              + OnTerminal.quoted(words)
              + "; echo $? >&2; } | head -n 1 >"
              + OnTerminal.quoted(List.of(local + "/first"));
      var run = new ChildProcess(samba, local).started(prepared(List.of("sh", "-c", line))).ended();
      assertEquals("141\n", run.messages());
      assertEquals(1, Files.readAllLines(local.resolve("first")).size());
      var asked = proxy.recorded(Direction.REQUESTS).length / DIRECTORIES;
      assertTrue(asked < LEAST_REQUEST_BYTES / 2, asked + " bytes for each directory");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls FOLDER",
        "ls -R --output json FOLDER",
        "stat FOLDER",
        "cat FOLDERfile",
        "get FOLDERfile -",
        "get -r --dry-run FOLDER LOCAL",
        "doctor FOLDER",
        "help"
      })
  void aReaderThatHasGoneEndsItAsSilentlyAsCat(String command)
      throws IOException, InterruptedException {
    var line =
        "{ " + OnTerminal.quoted(ChildProcess.words(words(command))) + "; echo $? >&2; } | :";
    var run = new ChildProcess(samba, local).started(prepared(List.of("sh", "-c", line))).ended();
    assertEquals("141\n", run.messages());
  }
}
