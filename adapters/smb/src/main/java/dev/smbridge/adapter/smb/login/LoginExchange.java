package dev.smbridge.adapter.smb.login;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Arrays;
import java.util.Optional;

/**
 * A login from its first token to the server's last word (RFC 4178, 3.2 and 5). One mechanism is
 * offered, so a change of the server's list of mechanisms on the way gains nothing; both sides sign
 * the list all the same, where the mechanism can sign. For one thread.
 */
public final class LoginExchange {
  private static final int SESSION_KEY_BYTES = 16;
  private static final byte[] SPNEGO = {0x2B, 6, 1, 5, 5, 2};
  private static final int INITIAL = Der.context(0);
  private static final int RESPONSE = Der.context(1);

  private final Mechanism mechanism;
  private final byte[] mechanisms;
  private boolean begun;
  private boolean signed;
  private boolean completed;

  public LoginExchange(Mechanism mechanism) {
    this.mechanism = mechanism;
    this.mechanisms =
        Der.value(Der.SEQUENCE, Der.value(Der.OBJECT_IDENTIFIER, mechanism.identifier()));
  }

  /**
   * Takes what the server said and answers it.
   *
   * @param token the server's; the first one is only its list of mechanisms, or empty
   * @return empty when the server has said its last word
   * @throws FileFailure {@code POLICY} where the server's word cannot be trusted; the login is then
   *     over, and nothing more may be sent
   */
  public Optional<byte[]> next(byte[] token) throws FileFailure {
    if (completed) {
      throw LoginFailures.refused("the server asks for more when the login is complete");
    }
    if (!begun) {
      begun = true;
      return Optional.of(initial());
    }
    if (mechanism.established() && token.length == 0) {
      completed = true; // A server that has nothing to sign: its first signed message proves it.
      return Optional.empty();
    }
    var answer = ServerToken.parse(token);
    requireOffered(answer);
    return mechanism.established() ? last(answer) : prove(answer);
  }

  /** Whether both sides have said all; a session of a login that is not complete has no account. */
  public boolean completed() {
    return completed;
  }

  /** Whether {@link #sessionKey} can be asked for. */
  public boolean hasSessionKey() {
    return mechanism.established();
  }

  /** The session's key: 16 bytes, padded with zeros or cut ([MS-SMB2] 3.2.5.3.1). */
  public byte[] sessionKey() throws FileFailure {
    return Arrays.copyOf(fullSessionKey(), SESSION_KEY_BYTES);
  }

  /** The same as long as the mechanism made it, which AES-256 asks for. */
  public byte[] fullSessionKey() throws FileFailure {
    return mechanism.sessionKey();
  }

  private Optional<byte[]> prove(ServerToken answer) throws FileFailure {
    var theirs = answer.token();
    if (theirs == null) {
      throw LoginFailures.refused("the server ends the login before it has proven who it is");
    }
    var ours = mechanism.next(theirs);
    if (ours.length == 0 && mechanism.established()) {
      return last(answer);
    }
    if (answer.state() == ServerToken.State.COMPLETED) {
      throw LoginFailures.refused("the server ends the login before this side has proven itself");
    }
    if (mechanism.established()) {
      signed = true;
      return Optional.of(response(ours, mechanism.sign(mechanisms)));
    }
    return Optional.of(response(ours, new byte[0]));
  }

  /** The list's signature is verified where there is one (RFC 4178, 5). */
  private Optional<byte[]> last(ServerToken answer) throws FileFailure {
    var signature = answer.signature();
    // Servers of 2003 and older repeat their token there ([MS-SPNG], appendix A).
    if (signature != null && !Arrays.equals(signature, answer.token())) {
      mechanism.verify(mechanisms, signature);
    }
    // Only the first answer has to name its state (RFC 4178, 4.2.2).
    var state = answer.state();
    if (state == ServerToken.State.COMPLETED || (state == null && signed)) {
      completed = true;
      return Optional.empty();
    }
    if (signed || state == null) {
      throw LoginFailures.refused("the server does not end the login when all is said");
    }
    signed = true;
    return Optional.of(response(new byte[0], mechanism.sign(mechanisms)));
  }

  private void requireOffered(ServerToken answer) throws FileFailure {
    if (answer.state() == ServerToken.State.REJECTED) {
      throw new FileFailure(FailureKind.AUTHENTICATION, "the server rejects this kind of login");
    }
    var chosen = answer.mechanism();
    if (chosen != null && !Arrays.equals(chosen, mechanism.identifier())) {
      throw LoginFailures.refused("the server chose a kind of login that was not offered");
    }
  }

  private byte[] initial() throws FileFailure {
    var first = Der.value(Der.OCTET_STRING, mechanism.next(new byte[0]));
    var fields =
        Der.value(
            Der.SEQUENCE, Der.value(Der.context(0), mechanisms), Der.value(Der.context(2), first));
    return Der.value(
        Der.APPLICATION, Der.value(Der.OBJECT_IDENTIFIER, SPNEGO), Der.value(INITIAL, fields));
  }

  private static byte[] response(byte[] token, byte[] signature) {
    return Der.value(RESPONSE, Der.value(Der.SEQUENCE, optional(2, token), optional(3, signature)));
  }

  private static byte[] optional(int number, byte[] content) {
    return content.length == 0
        ? content
        : Der.value(Der.context(number), Der.value(Der.OCTET_STRING, content));
  }
}
