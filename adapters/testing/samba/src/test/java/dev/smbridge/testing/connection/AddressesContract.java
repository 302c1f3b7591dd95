package dev.smbridge.testing.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name with several addresses, as a file system in two zones has. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AddressesContract implements BackendSetting {
  /** Longer than any address of several may take. */
  private static final Duration WAIT = Duration.ofSeconds(20);

  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  private ShareConnector at(String... addresses) {
    return connector(host -> {
      var found = new InetAddress[addresses.length];
      for (var i = 0; i < addresses.length; i++) {
        found[i] = InetAddress.getByName(addresses[i]);
      }
      return found;
    });
  }

  private String connect(ShareConnector connector) throws FileFailure {
    var target = target("files.example.test", SAMBA.port());
    try (var connection =
        connector.connect(
            target,
            BackendSetting.credential(SAMBA),
            ConnectionTrace.NONE,
            BackendSetting.longest(WAIT))) {
      return connection.facts().server();
    }
  }

  @Test
  void anAddressWhereNobodyListensIsPassedOver() throws Exception {
    assertEquals("127.0.0.1", connect(at("127.0.0.99", "127.0.0.1")));
  }

  @Test
  void anAddressThatSaysNothingIsPassedOverAndTriedLastNextTime() throws Exception {
    try (var silent = TcpProxy.smb("127.0.0.98", SAMBA.port(), SAMBA.host(), SAMBA.port())) {
      silent.blackHole();
      var connector = at("127.0.0.98", "127.0.0.1");
      assertTimeout(
          WAIT.minusSeconds(5), () -> assertEquals("127.0.0.1", connect(connector)), "first");
      assertEquals("127.0.0.1", connect(connector));
      assertEquals(1, silent.accepted());
    }
  }

  @Test
  void whereNoAddressAnswersNobodyIsReached() {
    Failing.as(() -> connect(at("127.0.0.98", "127.0.0.99")), FailureKind.UNREACHABLE);
  }

  @Test
  void aNameWithoutAddressIsUnreachable() {
    var connector =
        connector(host -> {
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
        connector(host -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(host);
        });
    var target = target("files.example.test", SAMBA.port());
    assertTimeout(
        Duration.ofSeconds(2),
        () ->
            Failing.as(
                () ->
                    connector.connect(
                        target,
                        BackendSetting.credential(SAMBA),
                        ConnectionTrace.NONE,
                        BackendSetting.longest(Duration.ofMillis(300))),
                FailureKind.UNREACHABLE));
    never.countDown();
  }
}
