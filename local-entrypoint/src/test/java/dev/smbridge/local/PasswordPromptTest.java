package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that nothing holds is asked for on the terminal, and only there. */
class PasswordPromptTest {
  private static final String PROMPT = "Password (SMBRIDGE_PASSWORD is not set): ";

  private final PrivateSamba samba = PrivateSamba.shared();
  private final String password = samba.account().password();
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "prompt");
    url = "smb://%s:%d/secure/%s/".formatted(samba.host(), samba.port(), folder.getFileName());
  }

  /** Starts a command behind which {@code after} is done by the shell. */
  private OnTerminal start(String after, String... command) throws IOException {
    var words = ChildProcess.words(command);
    var environment = new ChildProcess(samba, local).prepared(words);
    var line = OnTerminal.quoted(words) + after;
    return OnTerminal.start(environment, local.resolve("screen"), line);
  }

  @Test
  void itIsAskedForWithoutEchoAndTheCommandThenWorks() throws IOException, InterruptedException {
    try (var terminal = start("; stty --all", "mkdir", url + "made")) {
      terminal.await(PROMPT);
      terminal.type(password + "\n");
      assertEquals(0, terminal.code());
      var shown = terminal.shown();
      assertFalse(shown.contains(password), "the password was shown");
      assertTrue(shown.startsWith(PROMPT + "\r\nmade "), shown);
      assertTrue(shown.contains(" echo "), "echo is still off");
    }
    assertTrue(Files.isDirectory(folder.resolve("made")));
  }

  @Test
  void itIsAskedForWhereInputAndOutputAreRedirected() throws IOException, InterruptedException {
    var source = Files.writeString(local.resolve("source"), "piped");
    var line = "< '" + source + "' > '" + local.resolve("data") + "'";
    try (var terminal = start(line, "put", "-", url + "stored")) {
      terminal.await(PROMPT);
      terminal.type(password + "\n");
      assertEquals(0, terminal.code());
    }
    assertEquals("piped", Files.readString(folder.resolve("stored")));
    assertEquals("", Files.readString(local.resolve("data")));
  }

  @Test
  void aWrongOneEndsWith11AndIsAskedForOnce() throws IOException, InterruptedException {
    try (var terminal = start("", "ls", url)) {
      terminal.await(PROMPT);
      terminal.type("this-is-wrong\n");
      assertEquals(11, terminal.code());
      var shown = terminal.shown();
      assertFalse(shown.contains("this-is-wrong"), shown);
      assertEquals(2, shown.lines().count(), shown);
    }
  }

  @Test
  void anEndInsteadOfAnAnswerEndsWith2() throws IOException, InterruptedException {
    try (var terminal = start("", "ls", url)) {
      terminal.await(PROMPT);
      terminal.type("\u0004");
      assertEquals(2, terminal.code());
      assertTrue(terminal.shown().contains("SMBRIDGE_PASSWORD,"), terminal.shown());
    }
  }

  @Test
  void anInterruptionEndsWith130AtOnce() throws IOException, InterruptedException {
    try (var terminal = start("", "ls", url)) {
      terminal.await(PROMPT);
      var asked = System.nanoTime();
      terminal.type("\u0003");
      assertEquals(130, terminal.code());
      assertTrue(System.nanoTime() - asked < 2_900_000_000L, "it took its time");
      assertTrue(terminal.shown().contains(": interrupted while"), terminal.shown());
    }
  }

  @Test
  void withoutATerminalTheVariableIsNamed() throws IOException, InterruptedException {
    var run = new ChildProcess(samba, local).detached("ls", url).ended().failed(2);
    assertTrue(run.messages().contains("set SMBRIDGE_PASSWORD"), run.messages());
  }
}
