package dev.smbridge.domain.operation;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.MemoryObjectStore;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.FaultyShares;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.MemoryFileServer;
import dev.smbridge.domain.share.MemoryVolume;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The service on ports in memory, over a wire that fails on demand. */
final class World implements AutoCloseable {
  private static final String CREDENTIALS = "secret";

  final MemoryFileServer server = new MemoryFileServer();
  final FaultyShares shares = new FaultyShares(server);
  final MemoryCredentials credentials = new MemoryCredentials();
  final MemoryObjectStore store = MemoryObjectStore.of("bucket");
  final FileOperationsService service;

  World() {
    credentials.store(CREDENTIALS, Map.of("username", "alice", "password", "correct horse"));
    service =
        new FileOperationsService(
            new PortsByName<ShareConnector>(Map.of("memory", () -> shares)),
            new PortsByName<CredentialSource>(Map.of("memory", () -> credentials)),
            new PortsByName<ObjectStore>(Map.of(Location.S3, () -> store)),
            PoolLimits.of(2),
            Clock.systemUTC());
  }

  ConfiguredTarget target() {
    return target("root", SecurityPolicy.SAFE);
  }

  ConfiguredTarget target(String root, SecurityPolicy policy) {
    var address = server.target().server().address();
    try {
      return new ConfiguredTarget(
          "finance",
          "memory:" + CREDENTIALS,
          address.host(),
          address.port(),
          MemoryFileServer.SHARE,
          SharePath.parse(root),
          "memory",
          policy,
          Authentication.NTLM,
          KerberosSettings.DEFAULT,
          null,
          null,
          null);
    } catch (FileFailure invalid) {
      throw new IllegalArgumentException(root, invalid);
    }
  }

  OnShare at(String path) {
    try {
      return new OnShare(target(), SharePath.parse(path), path.endsWith("/"));
    } catch (FileFailure invalid) {
      throw new IllegalArgumentException(path, invalid);
    }
  }

  static Location.InStore object(String key) {
    return new Location.InStore(Location.S3, new ObjectKey("bucket", key), key.endsWith("/"));
  }

  MemoryVolume volume() {
    return server.volume();
  }

  Result perform(Operation operation) {
    var deadline = Deadline.within(Duration.ofSeconds(30), Duration.ofSeconds(10));
    return service.perform(operation, deadline, Observer.NONE);
  }

  /** Closes everything and holds that nothing was left open or remembered. */
  @Override
  public void close() {
    shares.assertNoHandles();
    server.assertNoHandles();
    store.assertNothingOpen();
    service.close();
    shares.assertNothingOpen();
    server.assertNothingOpen();
    credentials.assertForgotten();
    credentials.assertNothingTaken();
    shares.assertPasswordsErased();
  }
}
