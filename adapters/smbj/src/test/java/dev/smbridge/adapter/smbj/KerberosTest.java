package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.kerberos.KerberosContract;
import dev.smbridge.fixture.kerberos.Names;

/** The contract on real Active Directory domains. */
final class KerberosTest extends KerberosContract {
  @Override
  public ShareConnector connector(Names names) {
    return new SmbjConnector(names::addresses);
  }
}
