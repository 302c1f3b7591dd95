package dev.smbridge.adapter.jcifsng;

import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;
import jcifs.util.Crypto;
import org.jspecify.annotations.Nullable;

/** What the library signs with: by default it asks a provider that is slow. */
final class SigningProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private SigningProvider() {
    super("smbridge", "1", "AES-CMAC on the JDK's AES");
    putService(service("Mac", "AESCMAC", AesCmac.class, AesCmac::new));
  }

  /** Done once in a process, before the library has chosen one: it has one for all its contexts. */
  static void install() {
    Once.done();
  }

  private <T> Service service(String type, String name, Class<T> kind, Supplier<T> making) {
    return new Service(this, type, name, kind.getName(), List.of(), null) {
      @Override
      public Object newInstance(@Nullable Object parameter) {
        return making.get();
      }
    };
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
