package dev.smbridge.testing.kerberos;

import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.testing.samba.PrivateDomain;
import dev.smbridge.testing.samba.SambaAccount;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a target and its secret say. Each method answers a changed copy.
 *
 * @param secret the fields of the secret
 */
record Login(
    String host,
    int port,
    Authentication authentication,
    KerberosSettings settings,
    Map<String, String> secret) {
  Login {
    secret = Map.copyOf(secret);
  }

  /** A user of a domain on its server; the target says realm and KDC. */
  static Login of(PrivateDomain domain, SambaAccount account) {
    return new Login(
        domain.host(),
        domain.port(),
        Authentication.KERBEROS,
        new KerberosSettings(domain.realm(), domain.address(), null),
        Map.of("username", account.name(), "password", account.password()));
  }

  Login to(String host, int port) {
    return new Login(host, port, authentication, settings, secret);
  }

  Login by(Authentication authentication) {
    return new Login(host, port, authentication, settings, secret);
  }

  Login settings(@Nullable String realm, @Nullable String kdc, @Nullable String servicePrincipal) {
    var changed = new KerberosSettings(realm, kdc, servicePrincipal);
    return new Login(host, port, authentication, changed, secret);
  }

  /** With a field of the secret added or replaced. */
  Login secret(String field, String value) {
    var changed = new HashMap<>(secret);
    changed.put(field, value);
    return new Login(host, port, authentication, settings, changed);
  }

  /** With a field of the secret left out. */
  Login without(String field) {
    var changed = new HashMap<>(secret);
    changed.remove(field);
    return new Login(host, port, authentication, settings, changed);
  }

  /** Never with its secret. */
  @Override
  public String toString() {
    return secret.get("username") + " on " + host;
  }
}
