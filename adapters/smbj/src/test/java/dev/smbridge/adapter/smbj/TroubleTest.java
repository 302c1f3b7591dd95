package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.protocol.ServerDialer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.connection.BackendSetting;
import dev.smbridge.fixture.connection.TroubleContract;
import dev.smbridge.fixture.network.Direction;
import dev.smbridge.fixture.network.Fault;
import dev.smbridge.fixture.samba.SambaOptions;
import org.junit.jupiter.api.Test;

/** The contract on a real Samba, whose forged answers are noticed. */
final class TroubleTest extends TroubleContract {
  @Override
  public ShareConnector connector(ServerDialer.Resolver resolver) {
    return new SmbjConnector(resolver);
  }

  @Override
  public String share() {
    return SambaOptions.SECURE;
  }

  @Override
  public SecurityPolicy policy() {
    return SecurityPolicy.SAFE;
  }

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
