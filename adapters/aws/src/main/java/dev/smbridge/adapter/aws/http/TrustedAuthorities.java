package dev.smbridge.adapter.aws.http;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authorities that the certificates of AWS's endpoints are checked against: those of the JDK
 * or, where {@code AWS_CA_BUNDLE} names a PEM file, those in it alone, as for the AWS CLI. Nothing
 * turns the check off.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html">General
 *     configuration settings, ca_bundle</a>
 */
final class TrustedAuthorities {
  static final String VARIABLE = "AWS_CA_BUNDLE";

  /** The same within a JVM, as the SDK names its own settings. */
  private static final String PROPERTY = "aws.caBundle";

  private TrustedAuthorities() {}

  /**
   * What checks certificates, or empty where that is the JDK's own.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for a file that holds no certificates
   */
  static Optional<TrustManager[]> configured() throws FileFailure {
    var file =
        Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE))
            .filter(name -> name != null && !name.isBlank())
            .findFirst();
    return file.isEmpty() ? Optional.empty() : Optional.of(trusting(file.get()));
  }

  private static TrustManager[] trusting(String file) throws FileFailure {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : certificates(file)) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, "its certificates cannot be used").causedBy(e);
    }
  }

  private static Collection<? extends Certificate> certificates(String file) throws FileFailure {
    try (var pem = Files.newInputStream(Path.of(file))) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw unusable(file, "there is no certificate in it");
      }
      return certificates;
    } catch (IOException | InvalidPathException e) {
      throw unusable(file, "it cannot be read").causedBy(e);
    } catch (CertificateException e) {
      throw unusable(file, "what is in it is no certificate").causedBy(e);
    }
  }

  private static FileFailure unusable(String file, String why) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        VARIABLE + " names \"" + file + "\", and " + why + ": name a file of PEM certificates");
  }
}
