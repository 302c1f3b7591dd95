package dev.smbridge.adapter.smb.kerberos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells the JDK of realms. It has one Kerberos configuration for the whole process (krb5.conf(5),
 * named by a system property), so every realm and every host goes into a file of its own in a
 * folder that this configuration includes: none displaces another. What the machine had configured
 * is included behind them.
 */
final class KerberosRealms {
  private static final String PROPERTY = "java.security.krb5.conf";
  private static final String OURS = "smbridge-krb5.conf";
  private static final String MACHINES = "/etc/krb5.conf";
  private static final String DEFAULTS =
      """
      [libdefaults]
      dns_canonicalize_hostname = false
      udp_preference_limit = 1
      kdc_timeout = 5s
      max_retries = 1
      """;

  private KerberosRealms() {}

  /**
   * From the next login on, the realm's distribution centre and the host's realm are known.
   *
   * @param kdc host or host:port; null where DNS or the machine's configuration says
   */
  static void add(String realm, @Nullable String kdc, String host) throws IOException {
    synchronized (KerberosRealms.class) {
      var folder = folder();
      if (kdc != null) {
        var text = "[realms]\n" + realm + " = {\nkdc = " + kdc + "\n}\n";
        replace(folder.resolve("realm-" + hex(realm)), text);
      }
      replace(
          folder.resolve("host-" + hex(host)), "[domain_realm]\n" + host + " = " + realm + "\n");
    }
  }

  /** The folder that the process's configuration includes; made at the first call. */
  private static Path folder() throws IOException {
    var configured = System.getProperty(PROPERTY);
    if (configured != null && configured.endsWith(OURS) && Files.exists(Path.of(configured))) {
      return Path.of(configured).resolveSibling("included");
    }
    var top = Files.createTempDirectory("smbridge-krb5-");
    var folder = Files.createDirectory(top.resolve("included"));
    var main = top.resolve(OURS);
    var before = configured == null || configured.endsWith(OURS) ? MACHINES : configured;
    var text = "includedir " + folder + "\n";
    if (Files.isReadable(Path.of(before))) {
      text += "include " + Path.of(before).toAbsolutePath() + "\n";
    }
    top.toFile().deleteOnExit();
    folder.toFile().deleteOnExit();
    replace(main, text);
    replace(folder.resolve("a-defaults"), DEFAULTS);
    System.setProperty(PROPERTY, main.toString());
    return folder;
  }

  /** At once, since another login may be reading; a name with a dot is not included. */
  private static void replace(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      file.toFile().deleteOnExit();
    } else if (Files.readString(file).equals(text)) {
      return;
    }
    var written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
