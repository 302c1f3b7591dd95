package dev.smbridge.domain.share;

/**
 * What a session really is, read from the wire and not from the wish.
 *
 * @param backend the SMB library's name
 * @param encrypted whether every message behind the login is encrypted
 * @param signed whether every response is authenticated, by signature or by encryption
 * @param server the address that answered
 * @param cryptography what encrypts and signs, for an operator
 */
public record SessionFacts(
    String backend,
    Dialect dialect,
    boolean encrypted,
    boolean signed,
    String server,
    String cryptography) {}
