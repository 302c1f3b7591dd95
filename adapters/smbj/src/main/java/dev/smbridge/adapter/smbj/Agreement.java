package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smbj.crypto.CipherId;
import dev.smbridge.adapter.smbj.crypto.SigningAlgorithmId;
import dev.smbridge.domain.share.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What a server and this side agreed on ([MS-SMB2] 3.2.5.2).
 *
 * @param cipher null where one of both sides does not encrypt
 * @param signature what signs where nothing encrypts, and always the answer that ends the login
 */
record Agreement(Dialect dialect, @Nullable CipherId cipher, SigningAlgorithmId signature) {
  boolean encrypts() {
    return cipher != null;
  }
}
