package dev.smbridge.adapter.aws.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with the native provider. */
class TlsClientTest {
  private static final int BYTES = 300_000;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bytesTravelBothWaysUnderTheNativeCipher(String protocol) throws Exception {
    var certificate = TestCertificate.loopback();
    var nativeTls = new NativeTls();
    nativeTls.prepare();
    assertEquals("smbridge-native", Security.getProviders()[0].getName());
    var client = new TlsClient(trusting(certificate), nativeTls);
    assertTrue(client.isNative());
    var sent = new byte[BYTES];
    new Random(7).nextBytes(sent);
    try (var server = listen(certificate, protocol)) {
      var echo = new FutureTask<>(() -> echo(server));
      Thread.ofVirtual().start(echo);
      assertArrayEquals(sent, exchange(client, server.getLocalPort(), sent));
      assertEquals(protocol, echo.get(10, TimeUnit.SECONDS));
    }
  }

  /** One snapshot is restored many times, and only the system's random numbers differ then. */
  @Test
  void nothingThatTakesRandomNumbersIsNative() {
    new NativeTls().prepare();
    for (var service : Security.getProvider("smbridge-native").getServices()) {
      assertTrue(Set.of("Cipher", "MessageDigest").contains(service.getType()), service::toString);
    }
  }

  private static byte[] exchange(TlsClient client, int port, byte[] sent) throws IOException {
    try (var raw = new BufferedSocket()) {
      raw.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 2000);
      raw.setSoTimeout(10_000);
      try (var socket = client.over(raw, new Origin(true, "127.0.0.1", port))) {
        socket.getOutputStream().write(sent);
        return socket.getInputStream().readNBytes(BYTES);
      }
    }
  }

  /** Answers with what it got; tells the protocol. */
  private static String echo(SSLServerSocket server) throws IOException {
    try (var socket = (SSLSocket) server.accept()) {
      socket.getOutputStream().write(socket.getInputStream().readNBytes(BYTES));
      return socket.getSession().getProtocol();
    }
  }

  private static SSLServerSocket listen(TestCertificate certificate, String protocol)
      throws IOException {
    var server =
        (SSLServerSocket)
            certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    server.setEnabledProtocols(new String[] {protocol});
    return server;
  }

  private static TrustManager[] trusting(TestCertificate certificate)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(certificate.authority())) {
      store.setCertificateEntry(
          "test", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
