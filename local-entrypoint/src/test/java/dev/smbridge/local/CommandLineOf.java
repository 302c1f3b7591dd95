package dev.smbridge.local;

import dev.smbridge.local.terminal.Person;
import dev.smbridge.local.terminal.Terminal;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs commands within this process, as somebody whom a private Samba knows. */
final class CommandLineOf {
  private final PrivateSamba samba;
  private final String password;
  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = {};

  CommandLineOf(PrivateSamba samba) {
    this(samba, samba.account().password());
  }

  CommandLineOf(PrivateSamba samba, String password) {
    this.samba = samba;
    this.password = password;
  }

  /** The secure share and what follows, as a URL. */
  String secure(String path) {
    return url(SambaOptions.SECURE, path);
  }

  /** A share and what follows, as a URL that names the user. */
  String url(String share, String path) {
    return "smb://%s@%s:%d/%s/%s"
        .formatted(samba.account().name(), samba.host(), samba.port(), share, path);
  }

  /** Sets a variable for the runs to come. */
  CommandLineOf with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What standard input holds for the runs to come. */
  CommandLineOf fed(byte[] standardInput) {
    input = standardInput.clone();
    return this;
  }

  Run run(String... command) {
    var data = new ByteArrayOutputStream();
    var messages = new ByteArrayOutputStream();
    var terminal = Terminal.on(data, messages, new Typist(password));
    var surroundings =
        new Surroundings(terminal, new ByteArrayInputStream(input), environment::get);
    var code = Smbridge.run(surroundings, command);
    terminal.flush();
    return new Run(
            code, data.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8))
        .checkedFor(password);
  }

  /** Types a password when one is asked for. */
  private record Typist(String password) implements Person {
    @Override
    public boolean seesMessages() {
      return false;
    }

    @Override
    public boolean seesData() {
      return false;
    }

    @Override
    public Optional<char[]> password(String prompt) {
      return Optional.of(password.toCharArray());
    }
  }
}
