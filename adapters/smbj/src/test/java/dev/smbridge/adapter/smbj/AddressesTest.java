package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.protocol.ServerDialer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.connection.AddressesContract;
import dev.smbridge.fixture.samba.SambaOptions;

/** The contract on a real Samba. */
final class AddressesTest extends AddressesContract {
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
}
