package dev.smbridge.domain.location;

import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SharePath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is configured or as an {@code smb://} location spells it; what is null comes from
 * its stored credential.
 *
 * @param name as the configuration calls it; for a location on the command line, the host and share
 * @param credentials a reference such as {@code secretsmanager:FScredentials}
 * @param port the TCP port; by default the credential's, else 445
 * @param root the folder that no path of this target leaves
 * @param username who logs in, where a location says so
 * @param auditPath the share's folder on the server's volume, as FSx audit events name it; by
 *     default the share's name
 * @param publishing how its files are written
 * @param fields what the stored credential calls its fields where that is not as usual, by the
 *     usual name
 */
public record ConfiguredTarget(
    String name,
    String credentials,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String share,
    SharePath root,
    String backend,
    SecurityPolicy policy,
    Authentication authentication,
    KerberosSettings kerberos,
    @Nullable String username,
    @Nullable String domain,
    @Nullable String auditPath,
    Publishing publishing,
    Map<String, String> fields) {
  /** The backend that is used where none is named. */
  public static final String DEFAULT_BACKEND = "smbj";

  /** Keeps a copy of its own. */
  public ConfiguredTarget {
    fields = Map.copyOf(fields);
  }

  /** One whose files are written, and whose credential is stored, as usual. */
  public ConfiguredTarget(
      String name,
      String credentials,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String share,
      SharePath root,
      String backend,
      SecurityPolicy policy,
      Authentication authentication,
      KerberosSettings kerberos,
      @Nullable String username,
      @Nullable String domain,
      @Nullable String auditPath) {
    this(
        name,
        credentials,
        host,
        port,
        share,
        root,
        backend,
        policy,
        authentication,
        kerberos,
        username,
        domain,
        auditPath,
        Publishing.DEFAULT,
        Map.of());
  }

  /** The same, whose files are written so. */
  public ConfiguredTarget writing(Publishing how) {
    return new ConfiguredTarget(
        name,
        credentials,
        host,
        port,
        share,
        root,
        backend,
        policy,
        authentication,
        kerberos,
        username,
        domain,
        auditPath,
        how,
        fields);
  }

  /** A target with every default. */
  public static ConfiguredTarget of(String name, String credentials) {
    return new ConfiguredTarget(
        name,
        credentials,
        null,
        null,
        null,
        SharePath.ROOT,
        DEFAULT_BACKEND,
        SecurityPolicy.SAFE,
        Authentication.NTLM,
        KerberosSettings.DEFAULT,
        null,
        null,
        null);
  }
}
