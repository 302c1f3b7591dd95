package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.kerberos.KerberosContract;
import dev.smbridge.fixture.kerberos.Names;

/** The contract on real Active Directory domains. */
final class KerberosTest extends KerberosContract {
  @Override
  public ShareConnector connector(Names names) {
    return new JcifsConnector(names::addresses);
  }
}
