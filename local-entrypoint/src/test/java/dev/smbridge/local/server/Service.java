package dev.smbridge.local.server;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.FileOperationsService;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.testing.samba.PrivateSamba;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The use cases on both real backends, with the accounts of one private Samba. */
final class Service implements AutoCloseable {
  /** What a target asks for when it asks for as little as it can. */
  static final SecurityPolicy RELAXED =
      new SecurityPolicy(
          Encryption.PREFERRED, Signing.PREFERRED, Dialect.SMB_2_0_2, AccessMode.READ_WRITE);

  /** Who the server knows, and who it does not. */
  enum Login {
    KNOWN,
    UNKNOWN
  }

  private final FileOperations operations;

  Service(PrivateSamba samba, int connections) {
    this(samba, connections, Clock.systemUTC());
  }

  Service(PrivateSamba samba, int connections, Clock clock) {
    var credentials = new MemoryCredentials();
    var password = samba.account().password();
    credentials.store(
        Login.KNOWN.name(), Map.of("username", samba.account().name(), "password", password));
    credentials.store(
        Login.UNKNOWN.name(), Map.of("username", "nobody-of-that-name", "password", password));
    var backends = new HashMap<String, Supplier<ShareConnector>>();
    DaggerBackends.create().byName().forEach((name, made) -> backends.put(name, made::get));
    operations =
        new FileOperationsService(
            new PortsByName<>(backends),
            new PortsByName<>(Map.of("memory", () -> credentials)),
            new PortsByName<>(Map.of()),
            PoolLimits.of(connections),
            clock);
  }

  /** The safe default for who can meet it, and as little as possible for who cannot. */
  static SecurityPolicy usualPolicy(String backend) {
    return backend.equals(Backends.SMBJ) ? SecurityPolicy.SAFE : RELAXED;
  }

  static ConfiguredTarget target(
      String backend, SecurityPolicy policy, Login login, String host, int port, String share) {
    var usual = ConfiguredTarget.of(share + " by " + backend, "memory:" + login.name());
    return new ConfiguredTarget(
        usual.name(),
        usual.credentials(),
        host,
        port,
        share,
        SharePath.ROOT,
        backend,
        policy,
        usual.authentication(),
        usual.kerberos(),
        null,
        null,
        null);
  }

  /** A target of the main account, with the backend's usual policy. */
  static ConfiguredTarget target(String backend, PrivateSamba samba, String share) {
    return target(backend, usualPolicy(backend), Login.KNOWN, samba.host(), samba.port(), share);
  }

  static OnShare at(ConfiguredTarget target, String path) throws FileFailure {
    return new OnShare(target, SharePath.parse(path), false);
  }

  static Operation write(OnShare file, String text) {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    return new Operation.Write(file, bytes, IfExists.REPLACE, true);
  }

  static Operation read(OnShare file) {
    return new Operation.Read(file, 0, Operation.Read.WHOLE, Encoding.UTF8);
  }

  static String text(Outcome outcome) {
    var content = assertInstanceOf(Outcome.Content.class, outcome);
    return StandardCharsets.UTF_8.decode(content.bytes()).toString();
  }

  Result perform(Operation operation) {
    var deadline = Deadline.within(Duration.ofSeconds(60), Duration.ofSeconds(10));
    return operations.perform(operation, deadline, Observer.NONE);
  }

  /** Performs what has to succeed. */
  <T extends Outcome> T outcome(Class<T> type, Operation operation) {
    var outcome = perform(operation).outcome();
    return assertInstanceOf(type, outcome, outcome::toString);
  }

  /** Performs what has to fail as one kind. */
  FileFailure failure(FailureKind kind, Operation operation) {
    var failure = outcome(Outcome.Failed.class, operation).failure();
    if (failure.kind() != kind) {
      throw new AssertionError("expected " + kind + " but was " + failure.kind(), failure);
    }
    return failure;
  }

  @Override
  public void close() {
    operations.close();
  }
}
