package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The folder in which a private Samba keeps everything: configuration, accounts, shares, logs. */
record SambaFolder(Path path, Optional<String> whyNoSmallShare) {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> FOLDERS =
      List.of("private", "lock", "state", "cache", "pid", "ncalrpc", "log", "shares");

  /** Makes the folder and what Samba wants to find in it. */
  static SambaFolder create(SambaOptions options) {
    Path path;
    try {
      path = Files.createTempDirectory("smbridge-samba-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean filled = false;
    try {
      fill(path, options);
      var folder = new SambaFolder(path, mountSmallShare(path, options));
      filled = true;
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!filled) {
        discard(path);
      }
    }
  }

  Path share(String name) {
    return path.resolve("shares").resolve(name);
  }

  Path configuration() {
    return path.resolve("smb.conf");
  }

  /** Writes smb.conf and the accounts for a server on this port. */
  void configure(SambaOptions options, int port, SambaAccount account) {
    var unixUsers = SambaConfiguration.unixUsers(options, account.name());
    write("smb.conf", SambaConfiguration.text(path, port, options));
    write("username.map", SambaConfiguration.userNameMap(account.name(), options, unixUsers));
    setPassword(account.name(), account.password());
    options
        .accounts()
        .forEach((name, flags) -> {
          String unixUser = Objects.requireNonNull(unixUsers.get(name));
          setPassword(unixUser, account.password());
          pdbedit("", "-r", "-c", flags, "-u", unixUser);
        });
  }

  /** Adds an account, or gives it another password. */
  void setPassword(String unixUser, String password) {
    pdbedit("%1$s\n%1$s\n".formatted(password), "-a", "-t", "-u", unixUser);
  }

  /** The end of the server's logs, for a failure's message. */
  String lastWords() {
    try (var files = Files.list(path.resolve("log"))) {
      return files.map(SambaFolder::tail).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Takes away a folder whose server never ran; a server's own supervisor does that otherwise. */
  void discard() {
    discard(path);
  }

  private static void fill(Path path, SambaOptions options) throws IOException {
    for (String folder : FOLDERS) {
      Files.createDirectory(path.resolve(folder));
    }
    for (String share : options.shares().keySet()) {
      Files.createDirectory(path.resolve("shares").resolve(share));
    }
    try (InputStream script = SambaFolder.class.getResourceAsStream("supervise-server.sh")) {
      Files.copy(
          Objects.requireNonNull(script, "supervise-server.sh"),
          path.resolve("supervise-server.sh"));
    }
  }

  private static void discard(Path path) {
    String script = "umount -l \"$1/shares/small\" 2>/dev/null; rm -rf --one-file-system \"$1\"";
    Command.run(LIMIT, "", List.of("sh", "-c", script, "sh", path.toString()));
  }

  private void pdbedit(String input, String... arguments) {
    var command =
        new ArrayList<>(List.of(Command.require("pdbedit"), "-s", configuration().toString()));
    command.addAll(List.of(arguments));
    Command.check(LIMIT, input, command);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log).strip();
      return text.substring(Math.max(0, text.length() - 1000));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Optional<String> mountSmallShare(Path path, SambaOptions options)
      throws IOException {
    if (!options.shares().containsKey(SambaOptions.SMALL)) {
      return Optional.of("this Samba was started without a small share");
    }
    String small = path.resolve("shares").resolve(SambaOptions.SMALL).toString();
    String size = "size=" + PrivateSamba.SMALL_SHARE_BYTES + ",mode=0777";
    var mount = Command.run(LIMIT, "", List.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", small));
    if (!mount.succeeded()) {
      return Optional.of("only root can mount a small file system: " + mount.text().strip());
    }
    Files.writeString(path.resolve("mounted"), small);
    return Optional.empty();
  }
}
