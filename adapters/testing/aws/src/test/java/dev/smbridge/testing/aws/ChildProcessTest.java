package dev.smbridge.testing.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

  /** Starts a frozen child and prints its id; then is killed by the test. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      var child = ChildProcess.start(List.of("/bin/sleep", "60"), Path.of("/"), Map.of());
      child.freeze();
      System.out.println("child " + child.pid());
      Thread.sleep(60_000);
    }
  }

  @Test
  void aFrozenChildEndsWithAParentThatIsKilled() throws Exception {
    var command =
        List.of(
            Java.launcher(), "-cp", System.getProperty("java.class.path"), Parent.class.getName());
    try (var parent = ChildProcess.start(command, Path.of("/"), Map.of("PATH", "/usr/bin:/bin"))) {
      var line = parent.output().await(l -> l.startsWith("child "), Duration.ofSeconds(20));
      var child =
          ProcessHandle.of(Long.parseLong(line.orElseThrow().substring("child ".length())))
              .orElseThrow();
      assertTrue(child.isAlive());

      parent.handle().destroyForcibly();

      child.onExit().completeOnTimeout(child, 5, TimeUnit.SECONDS).join();
      assertFalse(child.isAlive());
    }
  }
}
