package dev.smbridge.testing.samba;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** smbclient(1) against a private Samba, to look from outside at what smbridge did. */
final class SmbClient {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private SmbClient() {}

  static String run(PrivateSamba samba, String share, String script, String... options) {
    var account = samba.account();
    var command =
        new ArrayList<>(
            List.of(
                Command.require("smbclient"),
                "//%s/%s".formatted(samba.host(), share),
                "--port=" + samba.port(),
                "--user=" + account.name(),
                "--command=" + script));
    command.addAll(List.of(options));
    // Standard input is where smbclient asks for the password when it has no terminal.
    String text = Command.check(LIMIT, account.password() + "\n", command);
    if (text.contains("NT_STATUS_")) { // Some commands fail and let smbclient end with 0.
      throw new IllegalStateException("smbclient: " + text.strip());
    }
    return text;
  }
}
