package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.testing.kerberos.KerberosContract;
import dev.smbridge.testing.kerberos.Names;

/** The contract on real Active Directory domains. */
final class KerberosTest extends KerberosContract {
  @Override
  public ShareConnector connector(Names names) {
    return new SmbjConnector(names::addresses);
  }
}
