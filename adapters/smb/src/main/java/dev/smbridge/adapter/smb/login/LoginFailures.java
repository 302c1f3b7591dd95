package dev.smbridge.adapter.smb.login;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/** Why a login is given up by this side. */
public final class LoginFailures {
  /**
   * What Samba answers when a signature of the login is wrong, and to NEGOTIATE when both sides
   * have no algorithm in common ([MS-ERREF] 2.3.1).
   */
  public static final int INVALID_PARAMETER = 0xC000000D;

  private LoginFailures() {}

  /**
   * The server's side of the login cannot be trusted.
   *
   * @param what names it; the sentence goes on with what an operator does
   */
  public static FileFailure refused(String what) {
    return new FileFailure(
        FailureKind.POLICY,
        what
            + ", so the login was given up: a device on the way changed it, or the server's"
            + " security settings are too weak");
  }

  /** The server did not like what it was sent, and says nothing more: INVALID_PARAMETER. */
  public static FileFailure disliked() {
    return new FileFailure(
            FailureKind.AUTHENTICATION,
            "the server refused the login's messages: the account or its password is wrong, or a"
                + " device on the way changed them")
        .withServerStatus(INVALID_PARAMETER);
  }

  /**
   * The server refused the offer itself: INVALID_PARAMETER to NEGOTIATE.
   *
   * @param server its name and address
   */
  public static FileFailure notAgreed(String server) {
    return new FileFailure(
            FailureKind.POLICY,
            server
                + " refuses what it is offered: both sides have no algorithm to sign with in common,"
                + " or a device on the way changed the offer")
        .withServerStatus(INVALID_PARAMETER);
  }

  /** A token of the server cannot be read. */
  public static FileFailure malformed(String what) {
    return refused("the server's " + what + " does not have the form that it should have");
  }
}
