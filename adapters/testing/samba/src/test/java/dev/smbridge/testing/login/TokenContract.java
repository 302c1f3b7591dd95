package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import org.junit.jupiter.api.Test;

/** Tokens of SPNEGO that are not what the server sent (RFC 4178). */
interface TokenContract extends LoginSetting {
  @Test
  default void aMechanismThatWasNotOfferedIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::challenges, frame -> frame.token(otherMechanism(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
      assertTrue(middleman.eavesdropper().answers().isEmpty(), "nothing was sent");
    }
  }

  @Test
  default void aWrongSignatureOfTheMechanismsIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.token(lastFlipped(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
    }
  }

  @Test
  default void aLoginThatTheServerDoesNotEndIsRefused() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.token(incomplete(frame.token())))) {
      refused(middleman, FailureKind.POLICY);
    }
  }

  @Test
  default void aReflectedTokenIsNoChallenge() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      middleman.change(
          Direction.REPLIES,
          SmbFrame::challenges,
          frame -> frame.token(reflected(middleman.proxy(), frame.token())));
      refused(middleman, FailureKind.POLICY);
      assertTrue(middleman.eavesdropper().answers().isEmpty(), "nothing was sent");
    }
  }

  @Test
  default void aSecondChallengeIsNotAnswered() throws Exception {
    try (var middleman = new Middleman(SAMBA)) {
      var first = new byte[1][];
      middleman.change(
          Direction.REPLIES,
          frame -> frame.challenges() || frame.endsLogin(),
          frame -> {
            if (first[0] == null) {
              first[0] = frame.token();
              return frame;
            }
            return frame.status(SmbFrame.MORE_PROCESSING_REQUIRED).token(first[0]);
          });
      refused(middleman, FailureKind.POLICY);
      assertEquals(1, middleman.eavesdropper().answers().size());
    }
  }

  /** The last byte of NTLM's object identifier is the last before its token. */
  private static byte[] otherMechanism(byte[] token) {
    var changed = token.clone();
    for (var i = 0; i < changed.length - 1; i++) {
      if (changed[i] == 2 && changed[i + 1] == 10) {
        changed[i + 1] = 30;
        return changed;
      }
    }
    throw new AssertionError("no mechanism in the challenge's token");
  }

  private static byte[] lastFlipped(byte[] token) {
    var changed = token.clone();
    changed[changed.length - 1] ^= 1;
    changed[changed.length - 9] ^= 1;
    return changed;
  }

  /** Behind the first ENUMERATED is how far the server is. */
  private static byte[] incomplete(byte[] token) {
    var changed = token.clone();
    for (var i = 0; i < changed.length - 2; i++) {
      if (changed[i] == 10 && changed[i + 1] == 1) {
        changed[i + 2] = 1;
        return changed;
      }
    }
    throw new AssertionError("no state in the last token");
  }

  /** The client's own message in place of the server's challenge, of the same length. */
  private static byte[] reflected(TcpProxy proxy, byte[] token) {
    var sent = SmbFrame.split(proxy.recorded(Direction.REQUESTS));
    var own = NtlmBytes.find(sent, NtlmBytes.NEGOTIATE).getLast().message();
    var changed = token.clone();
    System.arraycopy(own, 0, changed, NtlmBytes.start(token), own.length);
    return changed;
  }
}
