package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed in another order or with a mistake. */
class MisuseTest {
  private final CommandLineOf smbridge = new CommandLineOf(PrivateSamba.shared());

  @ParameterizedTest
  @CsvSource({
    "ls --bogus, --bogus",
    "ls --bogus x, --bogus",
    "put --bogus, --bogus",
    "get --recursve a, --recursive",
    "get --rec a, --recursive",
    "get --Verify size a, --verify",
    "ls --outptu json ., --output",
    "rmm x, rm",
    "sl ., ls",
    "lss, ls",
    "stta x, stat",
    "dir ., ls",
    "copy a b, cp",
    "move a b, mv",
    "delete a, rm",
    "-v sl ., ls",
    "ls . b c, \"b\"",
    "get --verify md5 a, 'none, size, sha256'",
    "mv --if-exists append a b, 'fail, replace, skip'"
  })
  void aMistakeIsNamedWithWhatWasMeant(String command, String named) {
    var run = smbridge.run(command.split(" ")).failed(2);
    assertTrue(run.messages().contains(named), run.messages());
    assertFalse(run.messages().contains("Missing"), run.messages());
  }

  @Test
  void anUnknownOptionIsShownWithoutItsValue() {
    var run = smbridge.run("ls", "--password=hunter2", "x").failed(2);
    assertTrue(run.messages().contains("--password"), run.messages());
    assertFalse(run.messages().contains("hunter2"), run.messages());
  }

  @Test
  void whatIsLikeNothingGetsNoGuess() {
    for (var word : new String[] {"x", "frobnicate"}) {
      assertFalse(smbridge.run(word).failed(2).messages().contains("mean"), word);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--output jsonl ls FOLDER",
        "--output=jsonl ls FOLDER",
        "-q --no-progress --output jsonl ls FOLDER",
        "--timeout 5 -v ls --output jsonl FOLDER",
        "-R --output JSONL ls FOLDER",
        "ls FOLDER --output Jsonl"
      })
  void optionsMayStandBeforeTheCommand(String command, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a"), "");
    var run = smbridge.run(command.replace("FOLDER", folder.toString()).split(" ")).done();
    assertTrue(run.data().startsWith("{\"path\":\"a\""), run.data());
  }

  @Test
  void anOptionsValueIsNotTakenForTheCommand(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a"), "");
    Files.writeString(folder.resolve("cat"), "{}");
    var config = folder.resolve("cat").toString();
    var run = smbridge.run("--config", config, "--if-exists", "skip", "cp", folder + "/a", "-");
    assertEquals("", run.done().data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "--output json", "--transfers 4"})
  void optionsAloneAskForACommand(String options) {
    var run = smbridge.run(options.split(" ")).failed(2);
    assertTrue(run.messages().contains("name a command"), run.messages());
  }

  @Test
  void helpAndCompletionSpellWordsAlike() {
    var completion = smbridge.run("generate-completion").done().data();
    for (var word :
        new String[] {"\"none\"", "\"sha256\"", "\"jsonl\"", "\"kerberos\"", "\"preferred\""}) {
      assertTrue(completion.contains(word), word);
    }
    for (var word :
        new String[] {"SHA256", "REPLACE", "append", "TABLE", "KERBEROS", "PREFERRED"}) {
      assertFalse(completion.contains(word), word);
    }
  }
}
