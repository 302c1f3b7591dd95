package dev.smbridge.local.server;

import dev.smbridge.domain.share.Dialect;
import dev.smbridge.testing.samba.SambaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server is set to, and who comes to it.
 *
 * @param newest the newest dialect that it speaks; the oldest is always 2.0.2
 * @param signing {@code server signing} of smb.conf(5)
 * @param encryption {@code server smb encrypt}
 * @param login whom it lets in as guests, where it does: unknown names
 */
record ServerKind(Dialect newest, String signing, String encryption, Service.Login login) {
  /** The share that it has, open to guests where there are any. */
  static final String SHARE = "matrix";

  private static final Map<Dialect, String> PROTOCOLS =
      Map.of(
          Dialect.SMB_2_0_2, "SMB2_02",
          Dialect.SMB_2_1, "SMB2_10",
          Dialect.SMB_3_0, "SMB3_00",
          Dialect.SMB_3_0_2, "SMB3_02",
          Dialect.SMB_3_1_1, "SMB3_11");

  /** Every kind that there is. */
  static List<ServerKind> all() {
    var all = new ArrayList<ServerKind>();
    for (var login : Service.Login.values()) {
      for (var dialect : Dialect.values()) {
        for (var encryption : List.of("off", "desired", "required")) {
          for (var signing : List.of("disabled", "mandatory")) {
            all.add(new ServerKind(dialect, signing, encryption, login));
          }
        }
      }
    }
    return all;
  }

  boolean encrypts() {
    return newest.isAtLeast(Dialect.SMB_3_0) && !encryption.equals("off");
  }

  /**
   * The server's settings. It answers reads, writes and flushes at once: Samba 4.17 with {@code
   * desired} encryption ends an SMB 2 connection when it would have to send an interim answer.
   */
  SambaOptions options() {
    return new SambaOptions(
            Map.of("aio read size", "0", "aio write size", "0", "strict sync", "no"),
            Map.of(SHARE, Map.of("guest ok", "yes")),
            Set.of(),
            Map.of())
        .with("server max protocol", PROTOCOLS.getOrDefault(newest, ""))
        .with("server signing", signing)
        .with("server smb encrypt", encryption)
        .with("map to guest", login == Service.Login.KNOWN ? "Never" : "Bad User");
  }

  /** In the words of the table, a dimension each. */
  List<String> words() {
    return List.of(
        login == Service.Login.KNOWN ? "an account" : "an unknown name, mapped to guest",
        newest.text(),
        encryption,
        signing);
  }
}
