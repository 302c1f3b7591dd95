package dev.smbridge.testing.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A certificate that nobody but a test trusts, made by the JDK's own tool, gone with the JVM. */
public final class TestCertificate {
  static final String PASSWORD = "known-to-all";

  private static final String ALIAS = "test";

  // The one of this JVM's emulators; guarded by the class.
  private static @Nullable TestCertificate loopback;

  private final Path keyStore;
  private final Path authority;

  private TestCertificate(TemporaryDirectory directory) {
    this.keyStore = directory.path().resolve("key.p12");
    this.authority = directory.path().resolve("authority.pem");
  }

  /** The certificate of the emulators on the loopback address. */
  public static synchronized TestCertificate loopback() {
    if (loopback == null) {
      loopback = of("ip:127.0.0.1");
    }
    return loopback;
  }

  /** A certificate for a name, as {@code dns:host} or {@code ip:address}; takes a second. */
  public static TestCertificate of(String name) {
    var directory = TemporaryDirectory.create("smbridge-tls-");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(directory::close));
    var made = new TestCertificate(directory);
    made.generate(name);
    try {
      var certificate = made.load().getCertificate(ALIAS).getEncoded();
      Files.writeString(made.authority, pem(certificate));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK does not read its own key store", e);
    }
  }

  private void generate(String name) {
    var command =
        List.of(
            System.getProperty("java.home") + "/bin/keytool",
            "-genkeypair",
            "-J-XX:TieredStopAtLevel=1",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=smbridge test",
            "-ext",
            "SAN=" + name,
            "-ext",
            "BC=ca:true",
            "-storetype",
            "PKCS12",
            "-keystore",
            keyStore.toString(),
            "-storepass",
            PASSWORD);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a certificate was made", e);
    }
  }

  private static String pem(byte[] certificate) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
    return "# what a test trusts\n-----BEGIN CERTIFICATE-----\n"
        + lines
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Certificate and private key, as PKCS #12, behind {@link #PASSWORD}. */
  Path keyStore() {
    return keyStore;
  }

  /** What a client has to trust, a PEM file for {@code AWS_CA_BUNDLE}. */
  public Path authority() {
    return authority;
  }

  /** For a server that shows this certificate. */
  public SSLContext context() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(), PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK does not take its own key store", e);
    }
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
  }
}
