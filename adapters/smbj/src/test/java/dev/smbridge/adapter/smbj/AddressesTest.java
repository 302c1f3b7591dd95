package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.fixture.network.TcpProxy;
import dev.smbridge.fixture.samba.PrivateSamba;
import dev.smbridge.fixture.samba.SambaOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name with several addresses, as a file system in two zones has. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AddressesTest {
  /** Longer than any address of several may take. */
  private static final Duration WAIT = Duration.ofSeconds(20);

  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  private static ShareConnector connector(String... addresses) {
    return new SmbjConnector(host -> {
      var found = new InetAddress[addresses.length];
      for (var i = 0; i < addresses.length; i++) {
        found[i] = InetAddress.getByName(addresses[i]);
      }
      return found;
    });
  }

  private static String connect(ShareConnector connector) throws FileFailure {
    var target =
        Servers.target(
            "files.example.test", SAMBA.port(), SambaOptions.SECURE, SecurityPolicy.SAFE);
    try (var connection =
        connector.connect(
            target, Servers.credential(SAMBA), ConnectionTrace.NONE, Servers.deadline(WAIT))) {
      return connection.facts().server();
    }
  }

  @Test
  void anAddressWhereNobodyListensIsPassedOver() throws Exception {
    assertEquals("127.0.0.1", connect(connector("127.0.0.99", "127.0.0.1")));
  }

  @Test
  void anAddressThatSaysNothingIsPassedOverAndTriedLastNextTime() throws Exception {
    try (var silent = TcpProxy.smb("127.0.0.98", SAMBA.port(), SAMBA.host(), SAMBA.port())) {
      silent.blackHole();
      var connector = connector("127.0.0.98", "127.0.0.1");
      assertTimeout(
          WAIT.minusSeconds(5), () -> assertEquals("127.0.0.1", connect(connector)), "first");
      assertEquals("127.0.0.1", connect(connector));
      assertEquals(1, silent.accepted());
    }
  }

  @Test
  void whereNoAddressAnswersNobodyIsReached() {
    Failing.as(() -> connect(connector("127.0.0.98", "127.0.0.99")), FailureKind.UNREACHABLE);
  }

  @Test
  void aNameWithoutAddressIsUnreachable() {
    var connector =
        new SmbjConnector(host -> {
          throw new UnknownHostException(host);
        });
    var failure = Failing.as(() -> connect(connector), FailureKind.UNREACHABLE);
    assertEquals(
        "the host files.example.test has no address: check the host name and DNS",
        failure.message());
  }

  @Test
  void aResolverThatHangsIsWaitedForNoLongerThanTheDeadline() {
    var never = new CountDownLatch(1);
    var connector =
        new SmbjConnector(host -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(host);
        });
    var target =
        Servers.target(
            "files.example.test", SAMBA.port(), SambaOptions.SECURE, SecurityPolicy.SAFE);
    assertTimeout(
        Duration.ofSeconds(2),
        () ->
            Failing.as(
                () ->
                    connector.connect(
                        target,
                        Servers.credential(SAMBA),
                        ConnectionTrace.NONE,
                        Servers.deadline(Duration.ofMillis(300))),
                FailureKind.UNREACHABLE));
    never.countDown();
  }
}
