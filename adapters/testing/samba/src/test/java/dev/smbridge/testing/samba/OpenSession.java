package dev.smbridge.testing.samba;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An smbclient that holds a file open until it is closed: it writes it to a pipe nobody reads. */
final class OpenSession implements AutoCloseable {
  private final Process smbclient;

  OpenSession(PrivateSamba samba) throws IOException {
    Files.writeString(samba.directory(SambaOptions.SECURE).resolve("held"), "content");
    Path pipe = samba.folder().resolve("pipe");
    Command.check(Duration.ofSeconds(5), "", List.of("mkfifo", pipe.toString()));
    smbclient =
        new ProcessBuilder(
                "smbclient",
                "//127.0.0.1/" + SambaOptions.SECURE,
                "--port=" + samba.port(),
                "--user=" + samba.account().name(),
                "--command=get held " + pipe)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var password = smbclient.getOutputStream()) {
      password.write((samba.account().password() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    smbclient.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
