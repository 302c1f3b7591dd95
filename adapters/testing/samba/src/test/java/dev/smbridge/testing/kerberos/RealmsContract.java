package dev.smbridge.testing.kerberos;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.testing.samba.PrivateDomain;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two live realms in one process, where the JDK has one configuration for all. */
interface RealmsContract extends KerberosSetting {
  /** A client that finds both servers. */
  private Client clientOfBoth(PrivateDomain other) {
    return client(host ->
        new InetAddress[] {
          InetAddress.getByName(host.equals(other.host()) ? other.address() : domain().address())
        });
  }

  @Test
  default void twoRealmsTakeTurns() throws Exception {
    var other = AnotherRealm.domain();
    var logins = List.of(login(), Login.of(other, other.user()));
    try (var client = clientOfBoth(other)) {
      for (var round = 0; round < 3; round++) {
        for (var login : logins) {
          client.works(login);
        }
      }
      for (var login : logins) {
        try (var stranger = clientOfBoth(other)) {
          stranger.fails(FailureKind.AUTHENTICATION, login.secret("password", "wrong"));
          stranger.works(login);
        }
      }
    }
  }

  @Test
  default void twoRealmsAtOnce() throws Exception {
    var other = AnotherRealm.domain();
    var logins = List.of(login(), Login.of(other, other.user()));
    try (var client = clientOfBoth(other);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var n = 0; n < 24; n++) {
        var login = logins.get(n % 2);
        running.add(threads.submit((Callable<?>) () -> client.works(login)));
      }
      for (var one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  default void aRealmThatIsNotThereDoesNotDisturb() throws Exception {
    fails(
        login()
            .settings("GONE.EXAMPLE.TEST", "127.0.0.99", null)
            .to("files.gone.example.test", 445),
        FailureKind.UNREACHABLE,
        "GONE.EXAMPLE.TEST");
    works(login());
    works(login().settings(domain().realm(), null, null));
  }
}
