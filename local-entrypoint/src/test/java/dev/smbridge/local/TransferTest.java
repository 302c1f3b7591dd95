package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code put get cp mv cat rm mkdir rmdir} leave behind, by Samba's own files. */
class TransferTest {
  private static final int MEBIBYTE = 1 << 20;

  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "transfer");
    url = smbridge.secure(folder.getFileName() + "/");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 200 * MEBIBYTE})
  void bytesAreTheSameBothWaysAndForAnotherClient(int bytes) throws IOException {
    var source = file("source", random(bytes));
    smbridge.run("put", source, url + "stored", "--verify", "sha256").done();
    assertEquals(-1, Files.mismatch(Path.of(source), folder.resolve("stored")));

    var seen = local.resolve("seen");
    samba.smbclient(
        SambaOptions.SECURE, "get " + folder.getFileName() + "/stored " + seen, "--quiet");
    assertEquals(-1, Files.mismatch(Path.of(source), seen));

    smbridge.run("get", url + "stored", local.resolve("back").toString()).done();
    assertEquals(-1, Files.mismatch(Path.of(source), local.resolve("back")));
    Files.delete(folder.resolve("stored"));
  }

  @Test
  void aDestinationThatEndsInASlashOrExistsTakesTheSourcesName() throws IOException {
    var source = file("a.csv", "1".getBytes(StandardCharsets.UTF_8));
    smbridge.run("put", source, url + "new/deep/").done();
    assertEquals("1", stored("new/deep/a.csv"));
    Files.createDirectory(folder.resolve("there"));
    smbridge.run("put", source, url + "there").done();
    assertEquals("1", stored("there/a.csv"));
    smbridge.run("get", url + "there/a.csv", local + "/made/").done();
    assertEquals("1", Files.readString(local.resolve("made/a.csv")));
    smbridge.run("get", url + "there/a.csv", local.toString()).done();
    smbridge.run("put", source, url + "other/b.csv").done();
    assertEquals("1", stored("other/b.csv"));
  }

  @Test
  void ifExistsReplacesFailsOrSkips() throws IOException {
    var source = file("a", "new".getBytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("a"), "old");
    smbridge.run("put", "--if-exists", "fail", source, url + "a").failed(6);
    assertEquals("old", stored("a"));
    var skipped = smbridge.run("put", "--if-exists", "skip", source, url + "a").done();
    assertTrue(skipped.messages().startsWith("skipped"), skipped.messages());
    assertEquals("old", stored("a"));
    smbridge.run("put", source, url + "a").done();
    assertEquals("new", stored("a"));

    Files.writeString(local.resolve("a"), "mine");
    smbridge.run("get", "--if-exists", "fail", url + "a", local.resolve("a").toString()).failed(6);
    smbridge.run("get", "--if-exists", "skip", url + "a", local.resolve("a").toString()).done();
    assertEquals("mine", Files.readString(local.resolve("a")));
  }

  @Test
  void moveFailsWhereSomethingExistsUnlessToldOtherwise() throws IOException {
    Files.writeString(folder.resolve("a"), "a");
    Files.writeString(folder.resolve("b"), "b");
    smbridge.run("mv", url + "a", url + "b").failed(6);
    assertEquals("a", stored("a"));
    smbridge.run("mv", "--if-exists", "skip", url + "a", url + "b").done();
    assertEquals("b", stored("b"));
    smbridge.run("mv", "--if-exists", "replace", url + "a", url + "b").done();
    assertEquals("a", stored("b"));
    assertFalse(Files.exists(folder.resolve("a")));
  }

  @Test
  void aFileIsMovedIntoADirectoryAndADirectoryMovesWhole() throws IOException {
    Files.writeString(folder.resolve("a"), "a");
    Files.createDirectory(folder.resolve("d"));
    smbridge.run("mv", url + "a", url + "d").done();
    assertEquals("a", stored("d/a"));
    smbridge.run("mv", url + "d/a", url + "e/f/").done();
    assertEquals("a", stored("e/f/a"));
    smbridge.run("mv", url + "e", url + "g").done();
    assertEquals("a", stored("g/f/a"));
  }

  @Test
  void aMoveBetweenTwoSharesCopiesAndThenDeletes() throws IOException {
    Files.writeString(folder.resolve("a"), "a");
    var other = smbridge.url(SambaOptions.GUEST_OK, folder.getFileName() + "-moved");
    smbridge.run("mv", url + "a", other).done();
    assertFalse(Files.exists(folder.resolve("a")));
    assertEquals("a", smbridge.run("cat", other).done().data());
    smbridge.run("rm", other).done();
  }

  @Test
  void copyGoesBetweenSharesAndBetweenFoldersOfOne() throws IOException {
    Files.writeString(folder.resolve("a"), "a");
    smbridge.run("cp", url + "a", url + "copy/").done();
    assertEquals("a", stored("copy/a"));
    var other = "copied-" + folder.getFileName();
    smbridge.run("cp", url + "a", smbridge.url(SambaOptions.GUEST_OK, other)).done();
    assertEquals("a", Files.readString(samba.directory(SambaOptions.GUEST_OK).resolve(other)));
  }

  @Test
  void aTreeGoesBothWays() throws IOException {
    var tree = tree();
    smbridge.run("put", "-r", "--transfers", "8", tree.toString(), url + "t").done();
    assertEquals(names(tree), names(folder.resolve("t")));
    var back = local.resolve("back");
    var run = smbridge.run("get", "-r", url + "t", back.toString()).done();
    assertTrue(run.messages().startsWith("copied 4 files"), run.messages());
    assertEquals(names(tree), names(back));
  }

  @Test
  void globsChooseWhatOfATreeIsCopied() throws IOException {
    smbridge
        .run("put", "-r", "--include", "*.csv", "--exclude", "b*", tree().toString(), url + "t")
        .done();
    assertEquals(new TreeSet<>(List.of("a.csv", "d", "d/c.csv")), names(folder.resolve("t")));
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndDoesNothing() throws IOException {
    var run = smbridge.run("put", "-r", "--dry-run", tree().toString(), url + "t").done();
    assertEquals(4, run.lines().size(), run.data());
    assertTrue(run.data().contains("would copy"), run.data());
    assertFalse(Files.exists(folder.resolve("t")));
    smbridge.run("put", "--dry-run", file("x", new byte[1]), url + "x").done();
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void aTreeThatIsCopiedInPartEndsWith1() throws IOException {
    Files.createDirectories(folder.resolve("t/a.csv"));
    var run = smbridge.run("put", "-r", tree().toString(), url + "t");
    assertEquals(1, run.code(), run.messages());
    assertTrue(run.messages().contains("a.csv") && run.messages().contains("1 failed"));
    assertTrue(Files.exists(folder.resolve("t/d/c.csv")));
  }

  @Test
  void dashIsStandardInputAndOutput() throws IOException {
    var text = "zwölf\n";
    smbridge.fed(text.getBytes(StandardCharsets.UTF_8)).run("put", "-", url + "fed").done();
    assertEquals(text, stored("fed"));
    assertEquals(text, smbridge.run("get", url + "fed", "-").done().data());
    assertEquals(text, smbridge.run("cp", url + "fed", "-").done().data());
    assertEquals(text, smbridge.run("cat", url + "fed").done().data());
  }

  @Test
  void directoriesAreMadeAndRemoved() throws IOException {
    smbridge.run("mkdir", url + "a/b").failed(4);
    smbridge.run("mkdir", "-p", url + "a/b").done();
    smbridge.run("mkdir", "-p", url + "a/b").done();
    smbridge.run("rmdir", url + "a/b").done();
    assertFalse(Files.exists(folder.resolve("a/b")));
    Files.writeString(folder.resolve("a/file"), "");
    smbridge.run("rm", "-r", url + "a").done();
    assertFalse(Files.exists(folder.resolve("a")));
    smbridge.run("rm", "-r", smbridge.url(SambaOptions.READ_ONLY, "")).failed(2);
  }

  @Test
  void quietSaysNothing() throws IOException {
    assertEquals(
        "", smbridge.run("put", "-q", file("a", new byte[9]), url + "a").done().messages());
  }

  @Test
  void namesThatAServerSendsDoNotLeaveTheLocalFolder() throws IOException {
    Files.writeString(folder.resolve("..\\escaped"), "");
    Files.writeString(folder.resolve("fine"), "");
    var into = Files.createDirectories(local.resolve("in/to"));
    smbridge.run("get", "-r", url, into.toString());
    assertTrue(Files.exists(into.resolve("fine")));
    try (var outside = Files.list(local.resolve("in"))) {
      assertEquals(1, outside.count());
    }
  }

  @Test
  void jcifsNgDoesTheSameWhereThePolicyAllowsIt() throws IOException {
    var source = file("a", random(MEBIBYTE + 1));
    var plain = smbridge.url(SambaOptions.PLAIN, folder.getFileName() + "/");
    var terms =
        new String[] {"--backend", "jcifs-ng", "--encryption", "off", "--signing", "preferred"};
    smbridge.run(with(terms, "put", source, plain)).done();
    smbridge.run(with(terms, "mv", plain + "a", plain + "b")).done();
    smbridge.run(with(terms, "get", plain + "b", local.resolve("b").toString())).done();
    assertEquals(-1, Files.mismatch(Path.of(source), local.resolve("b")));
    smbridge.run(with(terms, "rm", "-r", plain)).done();
  }

  private static String[] with(String[] options, String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private Path tree() throws IOException {
    var tree = local.resolve("tree");
    Files.createDirectories(tree.resolve("d"));
    for (var name : new String[] {"a.csv", "b.csv", "d/c.csv", "d/read.me"}) {
      Files.writeString(tree.resolve(name), name);
    }
    return tree;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var below = Files.walk(folder)) {
      var names = new TreeSet<String>();
      below.skip(1).forEach(path -> names.add(folder.relativize(path).toString()));
      return names;
    }
  }

  private String stored(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(local.resolve(name), content).toString();
  }

  private static byte[] random(int bytes) {
    var content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }
}
