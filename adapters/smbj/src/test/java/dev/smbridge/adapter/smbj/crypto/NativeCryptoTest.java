package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class NativeCryptoTest {
  private static final List<String> BUILT_FOR =
      List.of("linux-x86_64", "linux-aarch_64", "osx-aarch_64");

  @Test
  void loadsTheLibraryOfThisSystemAndSaysSo() {
    assumeTrue(BUILT_FOR.contains(CorrettoProvider.classifier()), "no library for this system");
    NativeCrypto crypto = Sources.loaded(CorrettoProvider::load);
    assertNotNull(crypto.loaded(), crypto::description);
    assertTrue(
        crypto.description().matches("AmazonCorrettoCryptoProvider \\S+ \\(native\\)"),
        crypto::description);
    assertNull(Security.getProvider("AmazonCorrettoCryptoProvider"), "registered for everybody");
  }

  @Test
  void staysOnTheJdkAndSaysWhyWhereTheLibraryDoesNotLoad() throws Exception {
    NativeCrypto crypto =
        Sources.loaded(() -> {
          throw new UnsatisfiedLinkError("wrong ELF class");
        });
    AesSources sources = new AesSources(crypto);
    assertFalse(sources.forMessage(1 << 20).isNative());
    assertTrue(crypto.description().startsWith("SunJCE 25"), crypto::description);
    assertTrue(crypto.description().contains("wrong ELF class"), crypto::description);
    var key = new SecretKeySpec(new byte[16], "AES");
    var cipher = new MessageCipher(AeadMode.GCM, key, key, sources);
    var sealed = new byte[(1 << 20) + 16];
    cipher.encrypt(new byte[12], Slice.EMPTY, Slice.of(new byte[1 << 20]), Slice.EMPTY, sealed, 0);
    assertFalse(Arrays.equals(new byte[1 << 20], Arrays.copyOf(sealed, 1 << 20)));
  }

  @Test
  void refusesAProviderThatDoesNotGiveTheKnownAnswers() {
    Provider empty = new EmptyProvider();
    NativeCrypto crypto = Sources.loaded(() -> empty);
    assertNull(crypto.loaded());
    assertTrue(crypto.description().contains("native code is not in use"), crypto::description);
  }

  @Test
  void takesSmallMessagesToTheJdkAndLargeOnesToNativeCode() {
    Provider jdk = KnownAnswers.jdkProvider(); // stands in for a native one
    NativeCrypto crypto = Sources.loaded(() -> jdk);
    AesSources sources = new AesSources(crypto);
    assertFalse(sources.forMessage(AesSources.NATIVE_FROM_BYTES - 1).isNative());
    assertTrue(sources.forMessage(AesSources.NATIVE_FROM_BYTES).isNative());
    assertSame(sources.forMessage(1 << 20), sources.forMessage(1 << 20));
  }

  @Test
  void loadsOnceAndOnlyAfterABulkOfBytes() {
    AtomicInteger loads = new AtomicInteger();
    NativeCrypto crypto =
        new NativeCrypto(() -> {
          loads.incrementAndGet();
          return KnownAnswers.jdkProvider();
        });
    AesSources sources = new AesSources(crypto);
    for (int sent = 0; sent < 1536 * 1024; sent += 1024) {
      sources.forMessage(1024);
    }
    assertEquals(0, loads.get());
    assertTrue(crypto.description().contains("loaded before bulk"), crypto::description);
    sources.forMessage(1);
    Sources.await(crypto);
    crypto.startLoading();
    sources.forMessage(1 << 20);
    assertEquals(1, loads.get());
  }

  @Test
  void waitsForALoadThatHasBegunBeforeItGivesManyBytesToTheJdk() {
    NativeCrypto crypto =
        new NativeCrypto(() -> {
          LockSupport.parkNanos(200_000_000);
          return KnownAnswers.jdkProvider();
        });
    AesSources sources = new AesSources(crypto);
    for (int sent = 0; sent < 2 << 20; sent += 64 << 10) {
      assertFalse(sources.forMessage(64 << 10).isNative(), "it serves while the load goes on");
    }
    for (int sent = 0; sent < 1 << 20; sent += 64 << 10) {
      sources.forMessage(64 << 10);
    }
    assertTrue(sources.forMessage(64 << 10).isNative(), "and no longer than that");
  }

  @Test
  void bulkWaitsForTheLoadAfterItsFirstMessage() {
    NativeCrypto crypto =
        new NativeCrypto(() -> {
          LockSupport.parkNanos(200_000_000);
          return KnownAnswers.jdkProvider();
        });
    AesSources sources = new AesSources(crypto);
    assertFalse(sources.forMessage(1 << 20).isNative(), "one alone is not worth the load");
    assertTrue(sources.forMessage(1 << 20).isNative());
  }

  private static final class EmptyProvider extends Provider {
    EmptyProvider() {
      super("Empty", "1", "offers nothing");
    }
  }
}
