package dev.smbridge.domain.share;

/** A file server, and on which terms it is spoken to. */
public record FileServer(
    ServerAddress address,
    String backend,
    SecurityPolicy policy,
    Authentication authentication,
    KerberosSettings kerberos) {}
