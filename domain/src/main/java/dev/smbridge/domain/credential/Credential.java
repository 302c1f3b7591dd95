package dev.smbridge.domain.credential;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in. Either the password or the keytab is there. It belongs to its taker, who closes it:
 * that erases it, and nothing else does.
 *
 * @param username without domain and realm
 * @param domain the NetBIOS or DNS domain for NTLM; empty where the server's own accounts are meant
 * @param password null only where a keytab takes its place
 * @param keytab a Kerberos keytab in base64, or null
 * @param version tells one secret from another, and one rotation of it from the next
 */
public record Credential(
    String username,
    String domain,
    @Nullable Secret password,
    @Nullable Secret keytab,
    String version)
    implements AutoCloseable {
  /** The account as an operator writes it: {@code DOMAIN\\user}, or the user alone. */
  public String account() {
    return domain.isEmpty() ? username : domain + "\\" + username;
  }

  /** Erases its secrets. Idempotent. */
  @Override
  public void close() {
    StoredCredential.erase(password);
    StoredCredential.erase(keytab);
  }
}
