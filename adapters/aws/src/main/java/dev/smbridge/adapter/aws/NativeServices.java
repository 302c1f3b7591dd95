package dev.smbridge.adapter.aws;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of a library, what a connection over TLS takes to begin and to move bulk, and no more: everything
 * else in the process stays with the JDK.
 */
final class NativeServices extends Provider {
  NativeServices(Provider library) {
    super("smbridge-native", library.getVersionStr(), "What TLS takes of " + library.getInfo());
    take(library, "Cipher", "AES/GCM/NoPadding");
    for (var digest : List.of("SHA-256", "SHA-384")) {
      take(library, "MessageDigest", digest);
    }
    take(library, "KeyPairGenerator", "EC");
    take(library, "KeyFactory", "EC");
    take(library, "KeyAgreement", "ECDH");
    for (var signature :
        List.of(
            "SHA256withRSA", "SHA384withRSA", "RSASSA-PSS", "SHA256withECDSA", "SHA384withECDSA")) {
      take(library, "Signature", signature);
    }
  }

  private void take(Provider library, String type, String algorithm) {
    var service = library.getService(type, algorithm);
    if (service != null) {
      putService(new Delegate(this, service));
    }
  }

  private static final class Delegate extends Service {
    private final Service service;

    Delegate(Provider provider, Service service) {
      super(
          provider,
          service.getType(),
          service.getAlgorithm(),
          service.getClassName(),
          List.of(),
          Map.of());
      this.service = service;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return service.newInstance(parameter);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return service.supportsParameter(parameter);
    }
  }
}
