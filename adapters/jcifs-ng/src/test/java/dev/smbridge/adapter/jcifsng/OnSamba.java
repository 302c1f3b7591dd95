package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.samba.SambaOptions;

/** This backend, and what it uses of a private Samba. */
interface OnSamba extends BackendSetting {
  @Override
  default ShareConnector connector(ServerDialer.Resolver resolver) {
    return new JcifsConnector(resolver);
  }

  @Override
  default String share() {
    return SambaOptions.PLAIN;
  }

  @Override
  default SecurityPolicy policy() {
    return Servers.LENIENT;
  }
}
