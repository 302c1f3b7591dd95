package dev.smbridge.local;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A share that shows names as they are on its disk, to an account to which a folder can be closed.
 */
final class OddShare implements AutoCloseable {
  private static final String NAME = "odd";

  private final PrivateSamba samba =
      PrivateSamba.start(SambaOptions.usual().with("mangled names", "no").share(NAME, settings()));

  /** Starts a server of its own; every account may reach the share's folder. */
  static OddShare start() throws IOException {
    var share = new OddShare();
    open(share.samba.directory(NAME));
    Path above = share.samba.directory(NAME).getParent();
    while (above != null && isOurs(above)) {
      Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
      above = above.getParent();
    }
    return share;
  }

  /** What a server forbids an account it allows root: then the share is another user's. */
  private static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("force directory mode", "0777");
    settings.put("server smb encrypt", "desired");
    if (System.getProperty("user.name").equals("root")) {
      settings.put("force user", "nobody");
    }
    return settings;
  }

  private static boolean isOurs(Path directory) {
    return directory.startsWith(System.getProperty("java.io.tmpdir"))
        && !directory.equals(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  PrivateSamba samba() {
    return samba;
  }

  /** A new folder of the share, on the server's disk. */
  Path folder() throws IOException {
    var folder = Files.createTempDirectory(samba.directory(NAME), "tree");
    open(folder);
    return folder;
  }

  /** A folder of the share and what follows, as a URL. */
  String url(Path folder, String path) {
    return new CommandLineOf(samba).url(NAME, folder.getFileName() + "/" + path);
  }

  /** Puts a file below a folder; the account may do anything with its directories. */
  static void put(Path folder, String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path above = file.getParent();
    while (above != null && !above.equals(folder)) {
      open(above);
      above = above.getParent();
    }
    Files.writeString(file, text);
  }

  static void close(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  /** Runs a command by a backend, whose share need not be encrypted. */
  Run run(CommandLineOf smbridge, String backend, String... words) {
    var options =
        backend.equals("smbj")
            ? List.<String>of()
            : List.of("--backend", backend, "--encryption", "off", "--signing", "preferred");
    return smbridge.run(Stream.concat(Stream.of(words), options.stream()).toArray(String[]::new));
  }

  @Override
  public void close() {
    samba.close();
  }
}
