package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.testing.network.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of the session, behind the login's back ([MS-SMB2] 2.2.6). */
interface SessionContract extends LoginSetting {
  int GUEST = 1;
  int NULL = 2;

  /** Whoever says so without the key has a session that answers nothing. */
  @Test
  default void aSuccessBeforeTheLoginIsCompleteIsNone() throws Exception {
    try (var middleman =
        Middleman.changing(SAMBA, SmbFrame::challenges, frame -> frame.status(0))) {
      var failure = assertThrows(FileFailure.class, () -> use(middleman.proxy()));
      assertTrue(
          List.of(FailureKind.POLICY, FailureKind.CONNECTION_LOST).contains(failure.kind()),
          failure::message);
      middleman.eavesdropper().learnsNoKey();
    }
  }

  /** Not even where nothing has to be encrypted, nor verified. */
  @Test
  default void nothingFollowsALoginThatIsNotComplete() throws Exception {
    try (var middleman =
        Middleman.changing(SAMBA, SmbFrame::challenges, frame -> frame.status(0))) {
      assertThrows(FileFailure.class, () -> use(lenient(middleman), LONG));
      var sent = SmbFrame.split(middleman.proxy().recorded(Direction.REQUESTS));
      assertTrue(
          sent.stream().noneMatch(bytes -> new SmbFrame(bytes).is(SmbFrame.TREE_CONNECT)),
          "a share was asked for");
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @Test
  default void aSuccessThatIsTakenBackIsNone() throws Exception {
    try (var middleman =
        Middleman.changing(
            SAMBA, SmbFrame::endsLogin, frame -> frame.status(SmbFrame.MORE_PROCESSING_REQUIRED))) {
      assertThrows(FileFailure.class, () -> use(middleman.proxy()));
      middleman.eavesdropper().learnsNoKey();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {GUEST, NULL, GUEST | NULL})
  default void aSessionOfNobodyIsRefused(int flags) throws Exception {
    try (var middleman =
        Middleman.changing(SAMBA, SmbFrame::endsLogin, frame -> frame.sessionFlags(flags))) {
      refused(middleman, FailureKind.AUTHENTICATION);
    }
  }
}
