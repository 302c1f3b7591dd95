package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder that changes, and whose {@code sync --delete} to a share is killed at random moments: no
 * torn file is ever visible, what a filter leaves out is never deleted, and the next run ends with
 * both sides alike. {@code -Dsmbridge.sync.kills} and {@code -Dsmbridge.kills.seed} choose number
 * and repetition.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class SyncKillsTest {
  private static final int FILES = 80;
  private static final int MOST_BYTES = 200_000;
  private static final int SHORTEST_LIFE_MILLIS = 300;
  private static final int LONGEST_LIFE_MILLIS = 1_000;

  private final PrivateSamba samba = PrivateSamba.shared();
  private final Random random;
  private final Set<Integer> whole = new HashSet<>();
  @TempDir private Path scratch;

  SyncKillsTest() {
    var seed = Long.getLong("smbridge.kills.seed", new Random().nextLong());
    System.out.println("-Dsmbridge.kills.seed=" + seed);
    this.random = new Random(seed);
  }

  @Test
  void aKilledSynchronizationIsFinishedByTheNextOne() throws Exception {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "kills");
    var stored = Files.createDirectory(folder.resolve("to"));
    var local = Files.createDirectory(scratch.resolve("from"));
    var url = new CommandLineOf(samba).secure(folder.getFileName() + "/to");
    Files.writeString(stored.resolve("kept.tmp"), "left out");
    for (var n = 0; n < FILES; n++) {
      change(local);
    }
    for (var n = 0; n < Integer.getInteger("smbridge.sync.kills", 20); n++) {
      for (var changes = random.nextInt(FILES / 2); changes > 0; changes--) {
        change(local);
      }
      var running =
          new ChildProcess(samba, scratch)
              .start("sync", "--delete", "--exclude", "*.tmp", local.toString(), url);
      Thread.sleep(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
      running.process().destroyForcibly();
      var _ = running.code();
      requireWhole(stored);
    }
    var run =
        new CommandLineOf(samba)
            .run("sync", "--delete", "--exclude", "*.tmp", local.toString(), url);
    assertEquals(0, run.code(), run::toString);
    assertTrue(Files.exists(stored.resolve("kept.tmp")));
    assertEquals(tree(local), tree(stored));
  }

  /** Writes a new content somewhere, or deletes what is there. */
  private void change(Path local) throws IOException {
    var file = local.resolve("d" + random.nextInt(5)).resolve("f" + random.nextInt(FILES / 4));
    if (random.nextInt(4) == 0) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(file.getParent());
    var content = new byte[random.nextInt(MOST_BYTES)];
    random.nextBytes(content);
    whole.add(Arrays.hashCode(content));
    Files.write(file, content);
  }

  private void requireWhole(Path stored) throws IOException {
    for (var file : files(stored)) {
      try {
        var content = Files.readAllBytes(file);
        assertTrue(whole.contains(Arrays.hashCode(content)), "torn: " + file);
      } catch (NoSuchFileException _) {
        // A request that the killed program had sent may still delete or replace it.
      }
    }
  }

  private static Iterable<Path> files(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> {
            var name = path.getFileName().toString();
            return !name.startsWith(".smbridge-") && !name.endsWith(".tmp");
          })
          .toList();
    }
  }

  private static Map<String, Integer> tree(Path folder) throws IOException {
    var tree = new TreeMap<String, Integer>();
    for (var file : files(folder)) {
      tree.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
    }
    return tree;
  }
}
