package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that takes no more: a full disk, a reader that has gone. */
class OutputTest {
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
