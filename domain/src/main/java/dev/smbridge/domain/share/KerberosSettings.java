package dev.smbridge.domain.share;

import org.jspecify.annotations.Nullable;

/**
 * What Kerberos needs beyond the identity; null means the default.
 *
 * @param realm the realm; by default the upper-cased domain of the identity or of the host
 * @param kdc host or host:port of a key distribution centre; by default DNS says
 * @param servicePrincipal such as {@code cifs/files.corp.example.com}; by default made of the host
 */
public record KerberosSettings(
    @Nullable String realm, @Nullable String kdc, @Nullable String servicePrincipal) {
  /** Everything by default. */
  public static final KerberosSettings DEFAULT = new KerberosSettings(null, null, null);
}
