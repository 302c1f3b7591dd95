package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./smbridge} starts Java, wherever it lies and whoever starts it; one that tells takes
 * Java's place.
 */
class LauncherTest {
  private static final String LOCALE = "printf '%s %s\\n' \"${LC_ALL-unset}\" \"${LANG-unset}\"\n";

  @TempDir Path folder;
  private Path root = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void builtForAJavaThatTellsHowItIsStarted() throws IOException {
    root = folder.resolve("a folder");
    target = root.resolve("local-entrypoint/target/quick");
    Files.createDirectories(target.resolve("lib"));
    for (var name : new String[] {".mvn", "domain", "adapters", "jdk/bin"}) {
      Files.createDirectories(root.resolve(name));
    }
    Files.writeString(root.resolve("pom.xml"), "");
    Files.copy(Path.of("..", ".mvn", "find-jdk.sh"), root.resolve(".mvn/find-jdk.sh"));
    program("javac", "");
    program("java", LOCALE + "printf '%s\\n' \"$@\"\n");
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.writeString(target.resolve("smbridge-local.jar"), "");
    Files.writeString(target.resolve("smbridge.built"), "");
    Files.writeString(target.resolve("smbridge.aot"), "");
    trainedIn(root.toRealPath());
    Files.copy(Path.of("..", "smbridge"), root.resolve("smbridge"));
  }

  private void program(String name, String script) throws IOException {
    var program = Files.writeString(root.resolve("jdk/bin").resolve(name), "#!/bin/sh\n" + script);
    assertTrue(program.toFile().setExecutable(true));
  }

  private void trainedIn(Path place) throws IOException {
    Files.writeString(target.resolve("smbridge.aot.for"), root.resolve("jdk") + " " + place + "\n");
  }

  /** As for a user who may only read: a build is begun in a folder that cannot be made. */
  private void nobodyMayBuild() throws IOException {
    Files.writeString(root.resolve(".smbridge"), "");
  }

  private record Started(int code, String locale, List<String> arguments, String messages) {
    boolean takesArchive() {
      return arguments.stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }
  }

  private Started start(Path script, Map<String, String> variables)
      throws IOException, InterruptedException {
    var started = new ProcessBuilder("sh", script.toString(), "ls", "two words");
    var environment = started.environment();
    environment.keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    environment.remove("HOME");
    environment.put("JAVA_HOME", root.resolve("jdk").toString());
    environment.putAll(variables);
    var messages = folder.resolve("messages");
    var process = started.redirectError(messages.toFile()).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    var lines = said.lines().toList();
    return new Started(
        process.exitValue(),
        lines.isEmpty() ? "" : lines.getFirst(),
        lines.subList(Math.min(1, lines.size()), lines.size()),
        Files.readString(messages));
  }

  private Started start() throws IOException, InterruptedException {
    return start(root.resolve("smbridge"), Map.of());
  }

  private String locale(Map<String, String> variables) throws IOException, InterruptedException {
    return start(root.resolve("smbridge"), variables).locale();
  }

  @Test
  void whereNoLocaleIsSetNamesOfAnyScriptCanBeTyped() throws IOException, InterruptedException {
    assertEquals("C.UTF-8 unset", locale(Map.of()));
    assertEquals("C.UTF-8 unset", locale(Map.of("LC_ALL", "C")));
    assertEquals("C.UTF-8 POSIX", locale(Map.of("LANG", "POSIX")));
  }

  @Test
  void aLocaleThatIsSetIsTheUsers() throws IOException, InterruptedException {
    assertEquals("unset ja_JP.UTF-8", locale(Map.of("LANG", "ja_JP.UTF-8")));
    assertEquals("ja_JP.eucJP unset", locale(Map.of("LC_ALL", "ja_JP.eucJP")));
  }

  @Test
  void withoutAHomeItStartsAsWithOne() throws IOException, InterruptedException {
    for (var variables : List.of(Map.<String, String>of(), Map.of("HOME", "/nonexistent"))) {
      var started = start(root.resolve("smbridge"), variables);
      assertEquals("", started.messages());
      assertEquals(0, started.code());
      assertEquals(
          List.of("ls", "two words"), started.arguments().reversed().subList(0, 2).reversed());
      assertTrue(started.takesArchive());
    }
  }

  @Test
  void throughLinksToLinksItFindsItsFolder() throws IOException, InterruptedException {
    var first = Files.createSymbolicLink(root.resolve("first link"), Path.of("smbridge"));
    Files.createDirectory(folder.resolve("bin"));
    var second =
        Files.createSymbolicLink(folder.resolve("bin/second"), Path.of("../a folder/first link"));
    for (var link : List.of(first, second)) {
      var started = start(link, Map.of());
      assertEquals("", started.messages());
      assertTrue(started.takesArchive());
    }
  }

  @Test
  void whereNobodyMayWriteAnArchiveForAnotherFolderIsLeftOut()
      throws IOException, InterruptedException {
    trainedIn(Path.of("/elsewhere"));
    nobodyMayBuild();
    var started = start();
    assertEquals("", started.messages());
    assertEquals(0, started.code());
    assertFalse(started.takesArchive());
  }

  @Test
  void whereNobodyMayWriteAnOlderBuildRunsAndThatIsSaid() throws IOException, InterruptedException {
    Files.setLastModifiedTime(target.resolve("smbridge.built"), FileTime.fromMillis(0));
    nobodyMayBuild();
    var started = start();
    assertEquals(0, started.code());
    assertEquals(1, started.messages().lines().count(), started.messages());
    assertTrue(started.messages().contains("older build"), started.messages());
  }

  @Test
  void whereNobodyMayWriteAndNothingIsBuiltThatIsSaidInOneSentence()
      throws IOException, InterruptedException {
    Files.delete(target.resolve("smbridge-local.jar"));
    nobodyMayBuild();
    var started = start();
    assertEquals(6, started.code());
    assertEquals(1, started.messages().lines().count(), started.messages());
    assertTrue(started.messages().contains("nothing is built yet"), started.messages());
  }
}
