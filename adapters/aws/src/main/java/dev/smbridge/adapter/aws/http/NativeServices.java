package dev.smbridge.adapter.aws.http;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider of the few services of a native library that make TLS fast: ciphers and digests.
 * Everything else in the process stays with the JDK, above all whatever takes random numbers. The
 * JDK reads them from the system; a generator within the library could give the same key pairs to
 * all functions that are restored from one snapshot.
 */
final class NativeServices extends Provider {
  NativeServices(Provider library) {
    super("smbridge-native", library.getVersionStr(), "What TLS takes of " + library.getInfo());
    take(library, "Cipher", "AES/GCM/NoPadding");
    take(library, "MessageDigest", "SHA-256");
    take(library, "MessageDigest", "SHA-384");
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
  }
}
