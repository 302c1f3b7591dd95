package dev.smbridge.domain.credential;

import org.jspecify.annotations.Nullable;

/**
 * What a credential source holds, each field null where it holds none. Between them a target and
 * its stored credential say everything; what the target says wins.
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
    String version) {}
