package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.protocol.ServerDialer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.connection.TroubleContract;
import dev.smbridge.fixture.samba.SambaOptions;

/** The contract on a real Samba, whose answers are not verified. */
final class TroubleTest extends TroubleContract {
  @Override
  public ShareConnector connector(ServerDialer.Resolver resolver) {
    return new JcifsConnector(resolver);
  }

  @Override
  public String share() {
    return SambaOptions.PLAIN;
  }

  @Override
  public SecurityPolicy policy() {
    return Servers.LENIENT;
  }

  @Override
  protected int answersAboutTheDialect() {
    return 2; // The library asks again on its own connection.
  }
}
