package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;
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
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;

/** The use cases, the pool and one real backend. */
final class Client implements AutoCloseable {
  private static final SecurityPolicy RELAXED =
      new SecurityPolicy(
          Encryption.PREFERRED, Signing.PREFERRED, Dialect.SMB_2_0_2, AccessMode.READ_WRITE);

  private final ShareConnector connector;
  private final MemoryCredentials secrets = new MemoryCredentials();
  private final PortsByName<CredentialSource> sources =
      new PortsByName<>(Map.of("memory", () -> secrets));
  private final FileOperations operations;

  Client(ShareConnector connector) {
    this.connector = connector;
    this.operations =
        new FileOperationsService(
            new PortsByName<>(Map.of(backend(), () -> connector)),
            sources,
            new PortsByName<>(Map.of()),
            PoolLimits.of(2),
            Clock.systemUTC());
  }

  static Deadline deadline() {
    return Deadline.within(Duration.ofSeconds(60), Duration.ofSeconds(20));
  }

  /** The target of a login, with the safest policy that the backend can meet. */
  ConfiguredTarget target(Login login) {
    var id = UUID.randomUUID().toString();
    secrets.store(id, login.secret());
    var safe = SecurityPolicy.SAFE.refusalOf(connector.capabilities()).isEmpty();
    var usual = ConfiguredTarget.of(login.toString(), "memory:" + id);
    return new ConfiguredTarget(
        usual.name(),
        usual.credentials(),
        login.host(),
        login.port(),
        safe ? SambaOptions.SECURE : SambaOptions.PLAIN,
        SharePath.ROOT,
        backend(),
        safe ? SecurityPolicy.SAFE : RELAXED,
        login.authentication(),
        login.settings(),
        null,
        null,
        null);
  }

  /** What the backend is given for a target. */
  ResolvedTarget resolved(ConfiguredTarget target) throws FileFailure {
    return new TargetResolution(sources).share(target, deadline());
  }

  /** Logs in, and writes, reads and deletes a file. */
  SessionFacts works(Login login) throws FileFailure {
    return works(target(login));
  }

  /** Does the same, in the session that the pool has, if it has one. */
  SessionFacts works(ConfiguredTarget target) throws FileFailure {
    var file =
        new OnShare(target, SharePath.parse("kerberos-" + UUID.randomUUID() + ".txt"), false);
    var text = ByteBuffer.wrap("content".getBytes(StandardCharsets.UTF_8));
    done(new Operation.Write(file, text, IfExists.FAIL, false));
    var read = done(new Operation.Read(file, 0, Operation.Read.WHOLE, Encoding.UTF8));
    var content = assertInstanceOf(Outcome.Content.class, read.outcome());
    assertEquals("content", StandardCharsets.UTF_8.decode(content.bytes()).toString());
    var deleted = done(new Operation.Delete(file, false, null));
    return Objects.requireNonNull(deleted.session());
  }

  /** Is refused, in one sentence without a secret, before anything is done. */
  FileFailure fails(FailureKind kind, Login login) throws FileFailure {
    var failure = failure(login).orElseThrow(() -> new AssertionError("it worked"));
    if (failure.kind() != kind) {
      throw new AssertionError("expected " + kind + " but was " + failure.kind(), failure);
    }
    assertFalse(failure.message().contains("\n"), failure::message);
    assertFalse(failure.message().contains("Exception"), failure::message);
    var password = login.secret().getOrDefault("password", "(none)");
    assertFalse(failure.message().contains(password), failure::message);
    return failure;
  }

  /** Looks whether the share is there, and why not. */
  Optional<FileFailure> failure(Login login) {
    var stat = new Operation.Stat(new OnShare(target(login), SharePath.ROOT, true));
    return perform(stat).failure();
  }

  private Result done(Operation operation) {
    var result = perform(operation);
    result.failure().ifPresent(failure -> Assertions.fail(failure.message(), failure));
    return result;
  }

  private Result perform(Operation operation) {
    return operations.perform(operation, deadline(), Observer.NONE);
  }

  private String backend() {
    return connector.capabilities().backend();
  }

  @Override
  public void close() {
    operations.close();
  }
}
