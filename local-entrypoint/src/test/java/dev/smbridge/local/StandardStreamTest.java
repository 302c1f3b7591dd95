package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard input and output, written {@code -}, in processes of their own. */
class StandardStreamTest {
  private static final int BYTES = (3 << 20) + 1;

  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "streams");
    url = smbridge.secure(folder.getFileName() + "/");
  }

  private Path binary(Path path) throws IOException {
    var bytes = new byte[BYTES];
    new Random(BYTES).nextBytes(bytes);
    return Files.write(path, bytes);
  }

  @Test
  void bytesOfAnyKindPassInto() throws IOException, InterruptedException {
    var source = binary(local.resolve("source"));
    var child = new ChildProcess(samba, local);
    var run = child.fed(source.toFile(), "put", "-", url + "stored").ended().done();
    assertEquals("", run.data());
    assertEquals(-1, Files.mismatch(source, folder.resolve("stored")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get %s -", "cp %s -", "cat %s"})
  void bytesOfAnyKindPassOutOf(String command) throws IOException, InterruptedException {
    var stored = binary(folder.resolve("stored"));
    var words = command.formatted(url + "stored").split(" ");
    var running = new ChildProcess(samba, local).start(words);
    assertEquals(0, running.code(), () -> "it failed");
    assertEquals(-1, Files.mismatch(stored, running.data()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "skip", "replace"})
  void standardOutputIsNeverThereAlready(String ifExists) throws IOException {
    Files.writeString(folder.resolve("stored"), "text");
    var run = smbridge.run("get", "--if-exists", ifExists, url + "stored", "-").done();
    assertEquals("text", run.data());
    assertTrue(run.messages().startsWith("copied"), run.messages());
  }

  @Test
  void whatCannotBeReadBackIsNotVerifiedByItsDigest() throws IOException {
    Files.writeString(folder.resolve("stored"), "text");
    var run = smbridge.run("get", "--verify", "sha256", url + "stored", "-").failed(2);
    assertEquals("", run.data());
  }

  @Test
  void standardInputHasNoNameToTake() throws IOException {
    Files.createDirectory(folder.resolve("directory"));
    for (var destination : new String[] {"", "new/", "directory"}) {
      var run = smbridge.run("put", "-", url + destination).failed(2);
      assertTrue(run.messages().contains("name"), run.messages());
    }
    assertFalse(Files.exists(folder.resolve("-")));
    assertFalse(Files.exists(folder.resolve("new")));
    assertFalse(Files.exists(folder.resolve("directory/-")));
  }

  @Test
  void aStreamIsNoDirectory() throws IOException {
    Files.writeString(folder.resolve("stored"), "text");
    smbridge.run("get", "-r", url, "-").failed(2);
    smbridge.run("put", "-r", "-", url).failed(2);
  }

  @Test
  void aFileThatIsCalledSoIsNamedWithItsFolder() throws IOException {
    Files.writeString(folder.resolve("-"), "text");
    smbridge.run("get", url + "-", local + "/").done();
    assertEquals("text", Files.readString(local.resolve("-")));
  }
}
