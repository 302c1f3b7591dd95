package dev.smbridge.domain.share;

/**
 * What a session really is, read from the wire and not from the wish.
 *
 * @param backend the SMB library's name
 * @param encrypted whether every message behind the login is encrypted
 * @param signed whether every response is authenticated, by signature or by encryption
 * @param server the address that answered
 * @param cipher what encrypts, such as {@code AES-256-GCM}, or {@link #NONE}
 * @param signature what signs where nothing encrypts, such as {@code AES-GMAC}
 * @param cryptography what both are computed with, for an operator
 */
public record SessionFacts(
    String backend,
    Dialect dialect,
    boolean encrypted,
    boolean signed,
    String server,
    String cipher,
    String signature,
    String cryptography) {
  /** The cipher of a session that is not encrypted. */
  public static final String NONE = "none";
}
