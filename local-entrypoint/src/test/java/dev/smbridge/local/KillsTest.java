package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is replaced while the program is killed and its connection is cut: under its name
 * there is always the whole old file or the whole new one. {@code -Dsmbridge.kills} and {@code
 * -Dsmbridge.kills.seed} choose number and repetition; the profile {@code soak} makes a thousand.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class KillsTest {
  private static final int MOST_BYTES = 3 << 20;
  private static final int KILLED_EVERY = 3;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final Pattern KIND = Pattern.compile("\\([A-Z_]+(, 0x[0-9A-F]{8})?\\)");

  private final PrivateSamba samba = PrivateSamba.shared();
  private final Random random;

  /** What was ever to be stored: a request of a killed program may still take effect. */
  private final Set<String> whole = ConcurrentHashMap.newKeySet();

  @TempDir private Path folder;

  KillsTest() {
    var seed = Long.getLong("smbridge.kills.seed", new Random().nextLong());
    System.out.println("-Dsmbridge.kills.seed=" + seed);
    this.random = new Random(seed);
  }

  @Test
  void noTornFileIsEverVisibleAndNoSuccessIsWithoutItsEffect() throws Exception {
    var stored = samba.directory(SambaOptions.SECURE).resolve("replaced.bin");
    Files.write(stored, content());
    var reader = new Reader(stored);
    try (var proxy = TcpProxy.smb(samba.host(), samba.port())) {
      var url = url(proxy);
      for (var n = 0; n < Integer.getInteger("smbridge.kills", 50); n++) {
        var source = Files.write(folder.resolve("new.bin"), content());
        if (n % KILLED_EVERY == 0) {
          kill(source, url);
        } else {
          cut(source, url, proxy, stored);
        }
        proxy.reset();
      }
    }
    reader.end();
  }

  private String url(TcpProxy proxy) {
    return "smb://%s@%s:%d/%s/replaced.bin"
        .formatted(samba.account().name(), proxy.host(), proxy.port(), SambaOptions.SECURE);
  }

  private byte[] content() {
    var bytes = new byte[random.nextInt(MOST_BYTES)];
    random.nextBytes(bytes);
    whole.add(digest(bytes));
    return bytes;
  }

  private static String digest(byte[] bytes) {
    var digest = new CRC32C();
    digest.update(bytes);
    return bytes.length + " bytes, CRC-32C " + digest.getValue();
  }

  private void kill(Path source, String url) throws IOException, InterruptedException {
    var running = new ChildProcess(samba, folder).start("put", source.toString(), url);
    Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
    running.process().destroyForcibly();
    var _ = running.code();
  }

  private void cut(Path source, String url, TcpProxy proxy, Path stored) throws IOException {
    var direction = random.nextInt(4) == 0 ? Direction.REPLIES : Direction.REQUESTS;
    var most = direction == Direction.REPLIES ? 4_000 : (int) Files.size(source) + 4_000;
    proxy.cutAfter(direction, random.nextInt(most));
    var run = new CommandLineOf(samba).run("put", source.toString(), url, "--no-progress");
    if (run.code() == 0) {
      assertArrayEquals(
          Files.readAllBytes(source), Files.readAllBytes(stored), "a success without its effect");
    } else {
      assertTrue(KIND.matcher(run.messages()).find(), run.messages());
    }
  }

  /** Reads the file again and again on the server's own disk. */
  private final class Reader {
    private final Path stored;
    private final Thread thread;
    private volatile boolean ending;
    private volatile String torn = "";

    Reader(Path stored) {
      this.stored = stored;
      this.thread = Thread.ofPlatform().name("reader").start(this::run);
    }

    private void run() {
      try {
        while (!ending) {
          var found = digest(Files.readAllBytes(stored));
          if (!whole.contains(found)) {
            torn = found + " was never a whole file";
            return;
          }
          Thread.sleep(1);
        }
      } catch (IOException | InterruptedException e) {
        torn = "it could not be read: " + e;
      }
    }

    void end() throws InterruptedException {
      ending = true;
      thread.join();
      assertEquals("", torn);
    }
  }
}
