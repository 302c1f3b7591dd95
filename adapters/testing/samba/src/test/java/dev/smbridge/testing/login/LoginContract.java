package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login by NTLM with somebody between the backend and the server. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LoginContract
    implements ChallengeContract, TokenContract, SessionContract, NegotiateContract {
  /**
   * More of them, and from another seed, with {@code -Dsmbridge.logins=10000
   * -Dsmbridge.logins.seed=…}; a failure names its seed, and that seed alone repeats it.
   */
  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noChangeOfAnyFieldGetsAKeyOrASessionThatThePolicyRefuses() throws Exception {
    var count = Integer.getInteger("smbridge.logins", 200);
    var seed = Long.getLong("smbridge.logins.seed", 1);
    var sessions = new RandomLogins(this, SAMBA).run(seed, count);
    assertTrue(sessions < count, "changes are noticed");
  }
}
