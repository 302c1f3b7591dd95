package dev.smbridge.adapter.jcifsng;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import jcifs.util.Crypto;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** What the library asks of its provider: AES-CMAC of our own, and MD4 as it had it. */
final class SigningProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private SigningProvider() {
    super("smbridge", "1", "AES-CMAC on the JDK's AES");
    var md4 = new BouncyCastleProvider().getService("MessageDigest", "MD4");
    putService(
        new Service(this, "Mac", "AESCMAC", AesCmac.class.getName(), List.of(), null) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new AesCmac();
          }
        });
    putService(
        new Service(this, "MessageDigest", "MD4", md4.getClassName(), List.of(), null) {
          @Override
          public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return md4.newInstance(parameter);
          }
        });
  }

  /** Done once in a process, before the library has chosen one: it has one for all its contexts. */
  static void install() {
    Once.done();
  }

  private static final class Once {
    static {
      Crypto.initProvider(new SigningProvider());
    }

    private Once() {}

    static void done() {
      // Loading this class has done it.
    }
  }
}
