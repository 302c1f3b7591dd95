package dev.smbridge.adapter.nativecrypto;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Loads the Amazon Corretto Crypto Provider without registering it. There is a jar for each system,
 * all with the same class names; where several are on the class path, the one named after this
 * system is loaded, apart from the others.
 */
public final class CorrettoProvider {
  private static final String CLASS =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private CorrettoProvider() {}

  /** What came of loading it, once a process: the provider or the reason. */
  private static final class Loaded {
    static final Object RESULT = attempt();

    private static Object attempt() {
      try {
        return loadNow();
      } catch (RuntimeException
          | LinkageError e) { // a library for another system is a LinkageError
        return e;
      }
    }
  }

  /**
   * The provider of this process; its class and native library take some 150 ms the first time.
   *
   * @throws IllegalStateException where it does not load, with the reason
   */
  public static Provider load() {
    return switch (Loaded.RESULT) {
      case Provider provider -> provider;
      case Throwable e -> throw new IllegalStateException(e.getMessage(), e);
      default -> throw new IllegalStateException("nothing was loaded");
    };
  }

  private static Provider loadNow() {
    try {
      Class<?> type = Class.forName(CLASS, true, loader());
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      if (provider == null) {
        throw new IllegalStateException(CLASS + " has no instance");
      }
      Object error = type.getMethod("getLoadingError").invoke(provider);
      if (error instanceof Throwable cause) {
        throw new IllegalStateException(
            "the native library of " + provider.getName() + " did not load: " + cause, cause);
      }
      return provider;
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(CLASS + " is not on the class path", e);
    }
  }

  private static ClassLoader loader() throws IOException {
    ClassLoader own = CorrettoProvider.class.getClassLoader();
    List<URL> copies = Collections.list(own.getResources(CLASS.replace('.', '/') + ".class"));
    Optional<URL> ours = choose(copies, classifier());
    if (ours.isPresent() && ours.get().openConnection() instanceof JarURLConnection jar) {
      return new URLClassLoader(
          new URL[] {jar.getJarFileURL()}, ClassLoader.getPlatformClassLoader());
    }
    return own;
  }

  /** Of several copies of the provider, the one whose jar is named after the system. */
  static Optional<URL> choose(List<URL> copies, String classifier) {
    if (copies.size() < 2) {
      return Optional.empty();
    }
    return copies.stream()
        .filter(copy -> copy.toString().contains("-" + classifier + ".jar"))
        .findFirst();
  }

  /** This system in the words of the jars' names: {@code linux-x86_64}, {@code osx-aarch_64}. */
  public static String classifier() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    return (system.startsWith("mac") ? "osx" : system)
        + "-"
        + switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch_64";
          default -> processor;
        };
  }
}
