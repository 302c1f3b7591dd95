package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Makes a domain and its users, with samba-tool(8) and its libraries. */
record DomainAdministration(Path folder, DomainNames names) {
  private static final Duration LIMIT = Duration.ofMinutes(3); // Seconds, on a machine at rest.
  private static final String ADD_USERS = "add-domain-users.py";

  /** What keeps a user from logging in, in the words of the script that adds users. */
  enum State {
    ENABLED("enabled"),
    DISABLED("disabled"),
    PASSWORD_EXPIRED("stale"),
    ACCOUNT_EXPIRED("expired");

    private final String word;

    State(String word) {
      this.word = word;
    }
  }

  /** Writes the databases and the configuration of a new domain. */
  void provision(String address, String password) {
    List<String> command =
        List.of(
            Command.require("samba-tool"),
            "domain",
            "provision",
            "--configfile=" + write("provision.conf", "[global]\n"),
            "--realm=" + names.realm(),
            "--domain=" + names.shortName(),
            "--server-role=dc",
            "--dns-backend=SAMBA_INTERNAL",
            "--adminpass=" + password,
            "--targetdir=" + folder.resolve("dc"),
            "--host-name=" + DomainNames.MACHINE,
            "--host-ip=" + address,
            "--option=interfaces=" + address + "/24 127.0.0.1/8",
            "--option=bind interfaces only=yes");
    Command.check(LIMIT, "", command);
    write("smb.conf", DomainConfiguration.text(folder, address, names));
    write("resolv.conf", "nameserver " + address + "\n");
  }

  /** Adds users; from the first call on any password is good enough for this domain. */
  void addUsers(Map<SambaAccount, State> users) {
    var script = folder.resolve(ADD_USERS);
    try (InputStream resource = DomainAdministration.class.getResourceAsStream(ADD_USERS)) {
      Files.write(script, Objects.requireNonNull(resource, ADD_USERS).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var lines =
        users.entrySet().stream()
            .map(user ->
                "%s %s %s\n"
                    .formatted(
                        user.getKey().name(), user.getValue().word, user.getKey().password()))
            .collect(Collectors.joining());
    Command.check(LIMIT, lines, List.of(interpreter(), script.toString(), configuration()));
  }

  void setPassword(String user, String password) {
    tool("user", "setpassword", user, "--newpassword=" + password);
  }

  /** The keys of a user, as a keytab file holds them. */
  byte[] keytab(String user) {
    Path file = folder.resolve("%s-%d.keytab".formatted(user, System.nanoTime()));
    tool("domain", "exportkeytab", file.toString(), "--principal=" + user);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tool(String... arguments) {
    var command = new ArrayList<>(List.of(Command.require("samba-tool")));
    command.addAll(List.of(arguments));
    command.add("--configfile=" + configuration());
    Command.check(LIMIT, "", command);
  }

  private String configuration() {
    return folder.resolve("smb.conf").toString();
  }

  /** The Python that has Samba's libraries: the one that samba-tool names in its first line. */
  private static String interpreter() {
    try (var lines = Files.lines(Path.of(Command.require("samba-tool")))) {
      return lines.findFirst().orElseThrow().replaceFirst("#!\\s*", "").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
