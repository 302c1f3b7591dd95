package dev.smbridge.domain.credential;

import java.util.HashMap;
import java.util.Map;
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
 * @param others what it holds under further names
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
    Map<String, Secret> others,
    String version)
    implements AutoCloseable {
  /** Keeps a copy of its own of the map. */
  public StoredCredential {
    others = Map.copyOf(others);
  }

  /** One that holds nothing under further names. */
  public StoredCredential(
      @Nullable String username,
      @Nullable Secret password,
      @Nullable String domain,
      @Nullable String host,
      @Nullable String share,
      @Nullable Integer port,
      @Nullable String realm,
      @Nullable String kdc,
      @Nullable Secret keytab,
      String version) {
    this(username, password, domain, host, share, port, realm, kdc, keytab, Map.of(), version);
  }

  /**
   * The same where further names are what the usual fields are called. It shares its secrets with
   * this one, which is closed in its stead.
   *
   * @param names the name of a field here, by its usual one
   */
  public StoredCredential calling(Map<String, String> names) {
    return new StoredCredential(
        text(names, "username", username),
        secret(names, "password", password),
        text(names, "domain", domain),
        text(names, "host", host),
        text(names, "share", share),
        port,
        text(names, "realm", realm),
        text(names, "kdc", kdc),
        secret(names, "keytab", keytab),
        others,
        version);
  }

  private @Nullable String text(Map<String, String> names, String usual, @Nullable String stored) {
    var secret = secret(names, usual, null);
    return secret == null ? stored : String.valueOf(secret.reveal());
  }

  private @Nullable Secret secret(
      Map<String, String> names, String usual, @Nullable Secret stored) {
    var name = names.get(usual);
    var named = name == null ? null : others.get(name);
    return named == null ? stored : named;
  }

  /** The same for another holder. */
  public StoredCredential copy() {
    var copies = new HashMap<String, Secret>();
    others.forEach((name, secret) -> copies.put(name, secret.copy()));
    return new StoredCredential(
        username,
        copy(password),
        domain,
        host,
        share,
        port,
        realm,
        kdc,
        copy(keytab),
        copies,
        version);
  }

  /** Erases its secrets. Idempotent. */
  @Override
  public void close() {
    erase(password);
    erase(keytab);
    others.values().forEach(Secret::erase);
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
