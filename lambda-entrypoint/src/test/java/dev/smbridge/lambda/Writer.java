package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.testing.samba.PrivateSamba;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Somebody else's client that writes a file, and is done when closed. */
final class Writer implements AutoCloseable {
  static final String WHOLE = "the whole file";
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Process smbclient;

  /** Returns once the server has the file open; it is empty by then. */
  Writer(PrivateSamba samba, String share, String path) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            "smbclient",
            "//" + samba.host() + "/" + share,
            "--port=" + samba.port(),
            "--user=" + samba.account().name(),
            "--command=put - " + path.replace('/', '\\'));
    builder.environment().put("PASSWD", samba.account().password());
    smbclient =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    var file = samba.directory(share).resolve(path);
    var end = System.nanoTime() + LIMIT_NANOS;
    while (Files.size(file) > 0) {
      if (System.nanoTime() > end || !smbclient.isAlive()) {
        smbclient.destroyForcibly();
        throw new IllegalStateException("smbclient does not write " + path);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException {
    try (var content = smbclient.getOutputStream()) {
      content.write(WHOLE.getBytes(UTF_8));
    } finally {
      smbclient.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
