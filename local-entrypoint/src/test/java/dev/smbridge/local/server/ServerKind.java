package dev.smbridge.local.server;

import dev.smbridge.domain.share.Dialect;
import dev.smbridge.testing.samba.SambaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a server is set to, and who comes to it.
 *
 * @param newest the newest dialect that it speaks; the oldest is always 2.0.2
 * @param signing {@code server signing} of smb.conf(5)
 * @param encryption {@code server smb encrypt}
 * @param login whom it lets in as guests, where it does: unknown names
 * @param algorithm the one cipher that it knows, or the one algorithm to sign with; of SMB 3.1.1
 */
record ServerKind(
    Dialect newest,
    String signing,
    String encryption,
    Service.Login login,
    Optional<String> algorithm) {
  /** The share that it has, open to guests where there are any. */
  static final String SHARE = "matrix";

  private static final Map<Dialect, String> PROTOCOLS =
      Map.of(
          Dialect.SMB_2_0_2, "SMB2_02",
          Dialect.SMB_2_1, "SMB2_10",
          Dialect.SMB_3_0, "SMB3_00",
          Dialect.SMB_3_0_2, "SMB3_02",
          Dialect.SMB_3_1_1, "SMB3_11");

  private static final List<String> CIPHERS =
      List.of("AES-128-GCM", "AES-128-CCM", "AES-256-GCM", "AES-256-CCM");

  /** With Samba's own name for each. */
  private static final Map<String, String> SIGNATURES =
      new TreeMap<>(
          Map.of(
              "AES-GMAC", "AES-128-GMAC",
              "AES-CMAC", "AES-128-CMAC",
              "HMAC-SHA256", "HMAC-SHA256"));

  /** Every kind that there is. */
  static List<ServerKind> all() {
    var all = new ArrayList<ServerKind>();
    for (var login : Service.Login.values()) {
      for (var dialect : Dialect.values()) {
        for (var encryption : List.of("off", "desired", "required")) {
          for (var signing : List.of("disabled", "mandatory")) {
            all.add(new ServerKind(dialect, signing, encryption, login, Optional.empty()));
          }
        }
      }
    }
    return all;
  }

  /** Servers of SMB 3.1.1 that encrypt with one cipher, or sign with one algorithm. */
  static List<ServerKind> ofOneAlgorithm() {
    return Stream.concat(
            CIPHERS.stream().map(cipher -> ofOneAlgorithm("required", cipher)),
            SIGNATURES.keySet().stream().map(signature -> ofOneAlgorithm("off", signature)))
        .toList();
  }

  private static ServerKind ofOneAlgorithm(String encryption, String algorithm) {
    return new ServerKind(
        Dialect.SMB_3_1_1, "mandatory", encryption, Service.Login.KNOWN, Optional.of(algorithm));
  }

  boolean encrypts() {
    return newest.isAtLeast(Dialect.SMB_3_0) && !encryption.equals("off");
  }

  /**
   * The server's settings. It answers reads, writes and flushes at once: Samba 4.17 with {@code
   * desired} encryption ends an SMB 2 connection when it would have to send an interim answer.
   */
  SambaOptions options() {
    var usual = usualOptions();
    if (algorithm.isEmpty()) {
      return usual;
    }
    var samba = SIGNATURES.get(algorithm.get());
    return samba == null
        ? usual.with("server smb3 encryption algorithms", algorithm.get())
        : usual.with("server smb3 signing algorithms", samba);
  }

  private SambaOptions usualOptions() {
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
    return algorithm.isPresent()
        ? List.of(algorithm.get(), encryption)
        : List.of(
            login == Service.Login.KNOWN ? "an account" : "an unknown name, mapped to guest",
            newest.text(),
            encryption,
            signing);
  }
}
