package dev.smbridge.adapter.smb.login;

import dev.smbridge.domain.failure.FileFailure;

/** One way to prove an identity, as SPNEGO carries it (RFC 2743); good for one login. */
public interface Mechanism {
  /** Its object identifier, as DER has it behind tag and length. */
  byte[] identifier();

  /**
   * Takes the server's token and answers it.
   *
   * @param token empty at the start
   * @return the next token; empty when there is nothing more to say
   * @throws FileFailure {@code POLICY} where the answer would give away more than a proof, or where
   *     the server has proven nothing
   */
  byte[] next(byte[] token) throws FileFailure;

  /** Whether the session's key is known here. */
  boolean established();

  /** The session's key, at least one byte; a copy. */
  byte[] sessionKey() throws FileFailure;

  /** The next signature of this side (GSS_GetMIC). */
  byte[] sign(byte[] message) throws FileFailure;

  /**
   * Verifies the next signature of the server (GSS_VerifyMIC).
   *
   * @throws FileFailure {@code POLICY} where it is another's
   */
  void verify(byte[] message, byte[] signature) throws FileFailure;
}
