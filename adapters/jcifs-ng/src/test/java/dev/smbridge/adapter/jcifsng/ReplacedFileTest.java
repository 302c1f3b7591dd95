package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.SecurityDescriptor;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.connection.ReplacedFileContract;

/** The contract on a real Samba. */
final class ReplacedFileTest extends ReplacedFileContract implements OnSamba {
  @Override
  protected void secure(ShareConnection connection, String file, byte[] descriptor)
      throws FileFailure {
    var tree = ((JcifsConnection) connection).tree().within(BackendSetting.patient());
    try (var opened = tree.open(file, Opening.SET_OWNER)) {
      opened.setSecurity(SecurityDescriptor.OWNER_GROUP_DACL, descriptor);
    }
  }
}
