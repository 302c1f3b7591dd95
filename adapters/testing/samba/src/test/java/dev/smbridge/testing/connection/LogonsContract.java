package dev.smbridge.testing.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.FileOperationsService;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many logons a server sees of a password that it refuses. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LogonsContract implements BackendSetting {
  private static final int THREADS = 16;

  /** An AUTHENTICATE_MESSAGE ([MS-NLMP] 2.2.1.3): the one with what proves the password. */
  private static final String AUTHENTICATE = "NTLMSSP\0\3\0\0\0";

  /** Fewer than the threads: whoever comes later is accepted and hung up on. */
  private final PrivateSamba samba =
      PrivateSamba.start(SambaOptions.usual().with("max smbd processes", "6"));

  private final TcpProxy proxy = TcpProxy.smb(samba.host(), samba.port());
  private final MemoryCredentials secrets = new MemoryCredentials();

  @AfterEach
  void stop() {
    proxy.close();
    samba.close();
  }

  @Test
  void aWrongPasswordIsOneLogonAndARotationHelpsAtOnceThoughTheServerIsFull() throws Exception {
    try (var operations = operations()) {
      refusedOnceAndRotated(operations);
    }
  }

  private void refusedOnceAndRotated(FileOperations operations) throws Exception {
    var old = samba.account().password();
    samba.changePassword("rotated-" + old);
    store(old);
    for (var failure : concurrently(operations)) {
      assertEquals(Optional.of(FailureKind.AUTHENTICATION), failure.map(FileFailure::kind));
    }
    assertEquals(1, logons(), "before the rotation");
    store("rotated-" + old);
    for (var failure : concurrently(operations)) {
      assertNotEquals(
          Optional.of(FailureKind.AUTHENTICATION),
          failure.map(FileFailure::kind),
          failure::toString);
    }
    assertTrue(concurrently(operations).stream().anyMatch(Optional::isEmpty));
    assertTrue(logons() > 1, "the rotated password logged in");
  }

  private FileOperations operations() {
    var connector = connector(InetAddress::getAllByName);
    return new FileOperationsService(
        new PortsByName<>(Map.of(connector.capabilities().backend(), () -> connector)),
        new PortsByName<CredentialSource>(Map.of("memory", () -> secrets)),
        new PortsByName<>(Map.of()),
        PoolLimits.of(THREADS),
        Clock.systemUTC());
  }

  private void store(String password) {
    secrets.store("login", Map.of("username", samba.account().name(), "password", password));
  }

  private List<Optional<FileFailure>> concurrently(FileOperations operations) throws Exception {
    var root = new OnShare(target(), SharePath.ROOT, true);
    return Concurrently.all(
        THREADS,
        _ ->
            () ->
                operations
                    .perform(new Operation.Stat(root), BackendSetting.patient(), Observer.NONE)
                    .failure());
  }

  private ConfiguredTarget target() {
    return new ConfiguredTarget(
        "files",
        "memory:login",
        proxy.host(),
        proxy.port(),
        share(),
        SharePath.ROOT,
        connector(InetAddress::getAllByName).capabilities().backend(),
        policy(),
        Authentication.NTLM,
        KerberosSettings.DEFAULT,
        null,
        null,
        null);
  }

  private int logons() {
    var sent = new String(proxy.recorded(Direction.REQUESTS), StandardCharsets.ISO_8859_1);
    return sent.split(AUTHENTICATE, -1).length - 1;
  }
}
