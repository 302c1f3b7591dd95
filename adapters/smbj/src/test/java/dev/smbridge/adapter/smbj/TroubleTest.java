package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.connection.TroubleContract;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import org.junit.jupiter.api.Test;

/** The contract on a real Samba, whose forged answers are noticed. */
final class TroubleTest extends TroubleContract implements OnSamba {
  @Override
  protected int answersAboutTheDialect() {
    return 1;
  }

  @Test
  void aForgedMessageEndsTheConnectionAtOnce() {
    proxy.fail(Direction.REPLIES, 1, Fault.FLIP_LAST_BYTE);
    var share = connection.within(BackendSetting.patient());
    within(SOON, () -> Failing.as(() -> share.stat(file), FailureKind.CONNECTION_LOST));
  }
}
