package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;

/** What a target asks of its wire. It is checked before dialling and before the first path. */
public record SecurityPolicy(
    Encryption encryption, Signing signing, Dialect minimumDialect, AccessMode access) {
  /** Encrypted, verified, SMB 3.0 or newer, read and write. */
  public static final SecurityPolicy SAFE =
      new SecurityPolicy(
          Encryption.REQUIRED, Signing.REQUIRED, Dialect.SMB_3_0, AccessMode.READ_WRITE);

  /** Why a backend cannot meet this policy whatever the server offers; empty when it can. */
  public Optional<String> refusalOf(Capabilities limits) {
    if (encryption == Encryption.REQUIRED && !limits.encrypts()) {
      return Optional.of("the target requires encryption, which it does not have");
    }
    if (signing == Signing.REQUIRED && !limits.verifiesResponses()) {
      return Optional.of("the target requires signing, and it does not verify responses");
    }
    if (!limits.maximumDialect().isAtLeast(minimumDialect)) {
      return Optional.of(
          "the target requires SMB " + minimumDialect.text() + ", which it does not speak");
    }
    return Optional.empty();
  }

  /**
   * Holds what was negotiated, before the login, against this policy.
   *
   * @param canEncrypt whether both sides can encrypt
   * @throws FileFailure {@code POLICY}
   */
  public void requireNegotiated(Dialect dialect, boolean canEncrypt) throws FileFailure {
    if (!dialect.isAtLeast(minimumDialect)) {
      throw refused(
          "the server speaks SMB "
              + dialect.text()
              + " at most, and the target requires "
              + minimumDialect.text()
              + " or newer");
    }
    if (encryption == Encryption.REQUIRED && !canEncrypt) {
      throw refused(
          "the target requires encryption, and the server offers none: turn SMB encryption on at"
              + " the server");
    }
  }

  /**
   * Holds an authenticated session against this policy, before any path is sent.
   *
   * @throws FileFailure {@code POLICY}
   */
  public void requireSession(SessionFacts facts) throws FileFailure {
    requireNegotiated(facts.dialect(), facts.encrypted());
    if (signing == Signing.REQUIRED && !facts.signed()) {
      throw refused("the target requires signing, and this session's responses are not verified");
    }
  }

  /**
   * Refuses a change where the target is read-only, before anything is dialled.
   *
   * @throws FileFailure {@code POLICY}
   */
  public void requireWritable() throws FileFailure {
    if (access == AccessMode.READ_ONLY) {
      throw refused("the target is configured as read-only: set its \"access\" to \"read-write\"");
    }
  }

  private static FileFailure refused(String message) {
    return new FileFailure(FailureKind.POLICY, message);
  }
}
