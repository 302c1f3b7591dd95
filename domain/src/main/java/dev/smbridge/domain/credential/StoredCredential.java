package dev.smbridge.domain.credential;

import org.jspecify.annotations.Nullable;

/**
 * What a credential source holds, each field null where it holds none. Between them a target and
 * its stored credential say everything; what the target says wins. It belongs to its taker, who
 * closes it: that erases it, and nothing else does.
 *
 * @param username as stored: {@code user}, {@code DOMAIN\\user} or {@code user@REALM}
 * @param port the server's TCP port, 1 to 65535
 * @param kdc the host, or host:port, of a Kerberos key distribution centre
 * @param keytab a Kerberos keytab in base64
 * @param version tells one rotation of the secret from the next; equal while nothing changed
 */
public record StoredCredential(
    @Nullable String username,
    @Nullable Secret password,
    @Nullable String domain,
    @Nullable String host,
    @Nullable String share,
    @Nullable Integer port,
    @Nullable String realm,
    @Nullable String kdc,
    @Nullable Secret keytab,
    String version)
    implements AutoCloseable {
  /** The same for another holder. */
  public StoredCredential copy() {
    return new StoredCredential(
        username, copy(password), domain, host, share, port, realm, kdc, copy(keytab), version);
  }

  /** Erases its secrets. Idempotent. */
  @Override
  public void close() {
    erase(password);
    erase(keytab);
  }

  static void erase(@Nullable Secret secret) {
    if (secret != null) {
      secret.erase();
    }
  }

  private static @Nullable Secret copy(@Nullable Secret secret) {
    return secret == null ? null : secret.copy();
  }
}
