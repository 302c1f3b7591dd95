package dev.smbridge.local;

import dev.smbridge.local.terminal.Person;
import dev.smbridge.local.terminal.Terminal;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Does what people do, once, so that the virtual machine remembers what it takes (JEP 483, 514,
 * 515). Without Samba it gets as far as it can.
 */
public final class Training {
  private static final int FILE_BYTES = 4 << 10;

  /** Enough for the virtual machine to see what bulk makes hot, native code included. */
  private static final int BULK_BYTES = 96 << 20;

  private Training() {}

  public static void main(String[] args) throws IOException {
    var nowhere = Map.of("SMBRIDGE_USERNAME", "nobody", "SMBRIDGE_PASSWORD", "none");
    run(nowhere, "--help");
    run(nowhere, "ls", ".");
    run(nowhere, "ls", "smb://127.0.0.1:1/share/");
    if (PrivateSamba.isInstalled()) {
      var folder = Files.createTempDirectory("smbridge-training");
      try (var samba = PrivateSamba.start()) {
        onShare(samba, folder.resolve("file"));
      } finally {
        Files.deleteIfExists(folder.resolve("file"));
        Files.deleteIfExists(folder);
      }
    }
    System.exit(0);
  }

  private static void onShare(PrivateSamba samba, Path file) throws IOException {
    fill(file, FILE_BYTES);
    var account = samba.account();
    var environment =
        Map.of("SMBRIDGE_USERNAME", account.name(), "SMBRIDGE_PASSWORD", account.password());
    var url = "smb://" + samba.host() + ":" + samba.port() + "/" + SambaOptions.SECURE + "/";
    run(environment, "put", file.toString(), url + "folder/");
    run(environment, "ls", "-v", url);
    run(environment, "ls", "-R", "--output", "json", url);
    run(environment, "stat", url + "folder/file");
    run(environment, "cat", url + "folder/file");
    run(environment, "get", url + "folder/file", file.toString());
    run(environment, "mv", url + "folder/file", url + "file");
    run(environment, "cat", url + "missing");
    run(environment, "rm", "-r", url + "folder");
    fill(file, BULK_BYTES);
    run(environment, "put", file.toString(), url + "bulk");
    run(environment, "get", url + "bulk", file.toString());
  }

  private static void fill(Path file, int bytes) throws IOException {
    var content = new byte[bytes];
    new Random(7).nextBytes(content);
    Files.write(file, content);
  }

  private static void run(Map<String, String> environment, String... command) {
    var nowhere = OutputStream.nullOutputStream();
    var terminal = Terminal.on(nowhere, nowhere, Person.NOBODY);
    Smbridge.run(
        new Surroundings(terminal, InputStream.nullInputStream(), environment::get), command);
  }
}
