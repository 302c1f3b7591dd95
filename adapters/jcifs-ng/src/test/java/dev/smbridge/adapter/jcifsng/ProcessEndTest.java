package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.share.SharePath;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The library's contexts wait for their servers at the end of the process; ours do not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProcessEndTest {
  @Test
  void aProcessEndsThoughItsServerSleepsAndNobodyClosedTheConnection() throws Exception {
    try (var samba = PrivateSamba.start()) {
      var process = start(samba);
      try (var out = process.inputReader();
          var in = process.outputWriter()) {
        assertEquals("open", out.readLine());
        samba.suspend();
        in.write("end\n");
        in.flush();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it waits for the server");
        assertEquals(0, process.exitValue());
      } finally {
        process.destroyForcibly();
        samba.resume();
      }
    }
  }

  private static Process start(PrivateSamba samba) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var account = samba.account();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Opener.class.getName(),
                samba.host(),
                Integer.toString(samba.port()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().put("TEST_USERNAME", account.name());
    process.environment().put("TEST_PASSWORD", account.password());
    return process.start();
  }

  /** Leaves a file open behind it. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] address) throws Exception {
      var environment = System.getenv();
      var credential =
          Servers.credential(
              environment.getOrDefault("TEST_USERNAME", ""),
              environment.getOrDefault("TEST_PASSWORD", ""));
      var target =
          Servers.target(
              address[0], Integer.parseInt(address[1]), SambaOptions.PLAIN, Servers.LENIENT);
      var share = Servers.connect(credential, target).within(Servers.deadline());
      var file = share.create(SharePath.parse("left-open"));
      file.writeAt(0, ByteBuffer.allocate(100));
      System.out.println("open");
      System.in.read();
    }
  }
}
