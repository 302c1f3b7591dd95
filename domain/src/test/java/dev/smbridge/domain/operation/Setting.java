package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.MemoryObjectStore;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Faults;
import dev.smbridge.domain.share.FaultyShares;
import dev.smbridge.domain.share.MemoryFileServer;
import dev.smbridge.domain.share.MemoryVolume;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The use cases on strict fakes: a file server whose wire fails on demand, and a store. */
final class Setting implements AutoCloseable {
  static final int CONNECTIONS = 3;

  final MemoryFileServer server = new MemoryFileServer();
  final FaultyShares wire = new FaultyShares(server);
  final MemoryObjectStore store = MemoryObjectStore.of("bucket");
  final MemoryCredentials credentials = new MemoryCredentials();
  final MemoryObjectStore pipe = MemoryObjectStore.inOrder("");
  final List<Entry> told = Collections.synchronizedList(new ArrayList<>());
  final List<String> removed = Collections.synchronizedList(new ArrayList<>());
  final List<FileFailure> failures = Collections.synchronizedList(new ArrayList<>());

  /** By which entry of a listing the observer has had enough. */
  int mostEntries = Integer.MAX_VALUE;

  final AtomicLong expected = new AtomicLong();
  final AtomicLong moved = new AtomicLong();
  final FileOperations operations;

  private final ConfiguredTarget target;

  Setting() {
    this(SecurityPolicy.SAFE, SharePath.ROOT);
  }

  Setting(SecurityPolicy policy, SharePath root) {
    this(policy, root, CONNECTIONS);
  }

  /** As many connections to the share at once as a test says. */
  Setting(int connections) {
    this(SecurityPolicy.SAFE, SharePath.ROOT, connections);
  }

  private Setting(SecurityPolicy policy, SharePath root, int connections) {
    rotate(server.credential());
    target = target("login", policy, root);
    operations =
        new FileOperationsService(
            new PortsByName<>(Map.of(server.capabilities().backend(), () -> wire)),
            new PortsByName<>(Map.of("memory", () -> credentials)),
            new PortsByName<>(Map.of(Location.S3, () -> store, Location.LOCAL, () -> pipe)),
            PoolLimits.of(connections),
            Clock.systemUTC());
  }

  private ConfiguredTarget target(String secret, SecurityPolicy policy, SharePath root) {
    var usual = ConfiguredTarget.of("finance", "memory:" + secret);
    return new ConfiguredTarget(
        usual.name(),
        usual.credentials(),
        null,
        null,
        null,
        root,
        server.capabilities().backend(),
        policy,
        usual.authentication(),
        usual.kerberos(),
        null,
        null,
        null);
  }

  /** The source holds another secret from now on. */
  void rotate(Credential credential) {
    store("login", credential);
  }

  /** Another secret for the same share, and a path by it. */
  OnShare at(String path, String secret, Credential credential) throws FileFailure {
    store(secret, credential);
    return new OnShare(
        target(secret, target.policy(), target.root()), SharePath.parse(path), false);
  }

  private void store(String secret, Credential credential) {
    var password = credential.password();
    credentials.store(
        secret,
        Map.of(
            "username",
            credential.username(),
            "password",
            password == null ? "" : new String(password.reveal()),
            "host",
            server.target().server().address().host(),
            "share",
            MemoryFileServer.SHARE));
  }

  MemoryVolume volume() {
    return server.volume();
  }

  Faults faults() {
    return wire.faults();
  }

  OnShare at(String path) throws FileFailure {
    return new OnShare(target, SharePath.ofExisting(path), path.endsWith("/"));
  }

  /** A session of another client. */
  ShareConnection connect() throws FileFailure {
    return server.connect(server.target(), server.credential(), ConnectionTrace.NONE, deadline());
  }

  static Deadline deadline() {
    return Deadline.within(Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  static InStore key(String key) {
    return new InStore(Location.S3, new ObjectKey("bucket", key), key.endsWith("/"));
  }

  /** Standard input or output, or a pipe. */
  static InStore stream(String key) {
    return new InStore(Location.LOCAL, new ObjectKey("", key), false);
  }

  Result perform(Operation operation) {
    return perform(operation, deadline());
  }

  Result perform(Operation operation, Deadline deadline) {
    return operations.perform(operation, deadline, new Recorder());
  }

  <T extends Outcome> T outcome(Class<T> type, Operation operation) {
    return assertInstanceOf(type, perform(operation).outcome());
  }

  TreeSummary treeCopied(Operation operation) {
    return outcome(Outcome.TreeCopied.class, operation).summary();
  }

  FileFailure failure(FailureKind kind, Operation operation) {
    var failure = outcome(Outcome.Failed.class, operation).failure();
    assertEquals(kind, failure.kind(), failure.message());
    return failure;
  }

  Operation write(String path, String text, IfExists ifExists) throws FileFailure {
    return new Operation.Write(at(path), ByteBuffer.wrap(bytes(text)), ifExists, true);
  }

  Operation delete(String path, boolean recursive, @Nullable EntryType only) throws FileFailure {
    return new Operation.Delete(at(path), recursive, only);
  }

  void put(String path, String text) {
    volume().put(path, bytes(text));
  }

  String text(String path) {
    return new String(volume().bytes(path), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Ends the pool and insists that nothing was left open. */
  @Override
  public void close() {
    server.assertNoHandles();
    operations.close();
    server.assertNothingOpen();
    credentials.assertNothingTaken();
    wire.assertPasswordsErased();
  }

  private final class Recorder implements Observer {
    @Override
    public void expects(long bytes) {
      expected.addAndGet(bytes);
    }

    @Override
    public void moved(long bytes) {
      moved.addAndGet(bytes);
    }

    @Override
    public void restarts() {
      expected.set(0);
      moved.set(0);
    }

    @Override
    public void found(Entry entry) throws FileFailure {
      told.add(entry);
      if (told.size() == mostEntries) {
        throw new FileFailure(FailureKind.OTHER, "no more entries are wanted");
      }
    }

    @Override
    public void stored(Entry entry, boolean skipped) {
      told.add(entry);
    }

    @Override
    public void deleted(Entry entry) {
      removed.add(entry.path());
    }

    @Override
    public void failed(FileFailure failure) {
      failures.add(failure);
    }
  }
}
