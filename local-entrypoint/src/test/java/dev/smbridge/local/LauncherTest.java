package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which locale {@code ./smbridge} starts Java; one that says it takes Java's place. */
class LauncherTest {
  @TempDir Path root;

  @BeforeEach
  void builtForAJavaThatTellsItsLocale() throws IOException {
    var target = root.resolve("local-entrypoint/target/quick");
    Files.createDirectories(target.resolve("lib"));
    for (var folder : new String[] {".mvn", "domain", "adapters", "jdk/bin"}) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve(".mvn/find-jdk.sh"), "find_jdk() { jdk_home=$root/jdk; }\n");
    var java = root.resolve("jdk/bin/java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s' \"${LC_ALL-unset} ${LANG-unset}\"\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(target.resolve("smbridge-local.jar"), "");
    Files.writeString(target.resolve("smbridge.built"), "");
    Files.writeString(target.resolve("smbridge.aot"), "");
    var real = root.toRealPath();
    Files.writeString(target.resolve("smbridge.aot.for"), real.resolve("jdk") + " " + real + "\n");
    Files.copy(Path.of("..", "smbridge"), root.resolve("smbridge"));
  }

  private String locale(Map<String, String> variables) throws IOException, InterruptedException {
    var started = new ProcessBuilder("sh", root.resolve("smbridge").toString(), "ls", "x");
    started.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    started.environment().putAll(variables);
    var process = started.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return said;
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
}
