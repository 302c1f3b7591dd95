package dev.smbridge.domain.share;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file server in memory and the backend that speaks to it, for the tests of what uses shares. It
 * is strict: names differ by more than letter case, who shares what is enforced, a closed handle is
 * an {@link IllegalStateException}, and whoever leaves something open is found out.
 */
public final class MemoryFileServer implements ShareConnector {
  /** What {@code chunkBytes} says; small, so that a small file has many chunks. */
  public static final int CHUNK_BYTES = 4096;

  /** The name of the share that every server has. */
  public static final String SHARE = "share";

  private static final ServerAddress ADDRESS = new ServerAddress("files.example.test", 445);
  private static final String USER = "alice";
  private static final String PASSWORD = "correct horse";

  private final Capabilities limits;
  private final SessionFacts facts;
  private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of(USER, PASSWORD));
  private final Map<String, MemoryVolume> volumes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<MemoryConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** Encrypts, verifies, and copies on the server: it meets every policy. */
  public MemoryFileServer() {
    this(
        new Capabilities("memory", Dialect.SMB_3_1_1, true, true, true),
        new SessionFacts(
            "memory", Dialect.SMB_3_1_1, true, true, "192.0.2.1", "memory", "memory", "none"));
  }

  /** Promises and delivers what a test says. */
  public MemoryFileServer(Capabilities limits, SessionFacts facts) {
    this.limits = limits;
    this.facts = facts;
    addShare(SHARE);
  }

  /** Makes an empty share. */
  public MemoryVolume addShare(String name) {
    var volume = new MemoryVolume();
    volumes.put(name, volume);
    return volume;
  }

  /** The disk behind {@link #SHARE}. */
  public MemoryVolume volume() {
    return volume(SHARE);
  }

  /** The disk behind a share. */
  public MemoryVolume volume(String share) {
    var volume = volumes.get(share);
    if (volume == null) {
      throw new IllegalArgumentException("there is no share \"" + share + "\"");
    }
    return volume;
  }

  /** The way to {@link #SHARE}, safe. */
  public ShareTarget target() {
    return target(SHARE);
  }

  /** The way to a share, safe. */
  public ShareTarget target(String share) {
    var server =
        new FileServer(
            ADDRESS,
            limits.backend(),
            SecurityPolicy.SAFE,
            Authentication.NTLM,
            KerberosSettings.DEFAULT);
    return new ShareTarget(server, share, SharePath.ROOT);
  }

  /** An identity that this server knows. */
  public Credential credential() {
    return credential(PASSWORD);
  }

  /** That identity with any password. */
  public Credential credential(String password) {
    return new Credential(USER, "", Secret.of(password.toCharArray()), null, "v1");
  }

  /** Rotates the password of that identity. */
  public void changePassword(String password) {
    passwords.put(USER, password);
  }

  @Override
  public void prepare() {}

  @Override
  public Capabilities capabilities() {
    return limits;
  }

  @Override
  public ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    logIn(target.server(), credential, trace, deadline);
    var volume = volumes.get(target.share());
    if (volume == null) {
      throw MemoryFailures.failure(FailureKind.NOT_FOUND, "there is no such share", 0xC00000CC);
    }
    trace.passed(ConnectionStep.SHARE, target.share());
    var connection = new MemoryConnection(this, volume);
    connections.add(connection);
    connected.incrementAndGet();
    return connection;
  }

  @Override
  public ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure {
    logIn(server, credential, ConnectionTrace.NONE, deadline);
    var names =
        volumes.keySet().stream()
            .map(name -> new ShareName(name, ShareName.Type.DISK, ""))
            .toList();
    return new ServerShares(names, facts);
  }

  private void logIn(
      FileServer server, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    deadline.nextWait();
    if (!server.address().equals(ADDRESS)) {
      throw new FileFailure(FailureKind.UNREACHABLE, "nobody listens at " + server.address());
    }
    trace.passed(ConnectionStep.NAME, facts.server());
    trace.passed(ConnectionStep.ADDRESS, facts.server());
    trace.passed(ConnectionStep.PORT, String.valueOf(ADDRESS.port()));
    trace.passed(ConnectionStep.DIALECT, facts.dialect().text());
    server.policy().requireNegotiated(facts.dialect(), facts.encrypted());
    trace.passed(ConnectionStep.POLICY, facts.cryptography());
    requireKnown(credential);
    server.policy().requireSession(facts);
    trace.passed(ConnectionStep.LOGIN, credential.account());
  }

  private void requireKnown(Credential credential) throws FileFailure {
    var expected = passwords.getOrDefault(credential.username(), "").toCharArray();
    var password = credential.password();
    if (expected.length == 0 || password == null || !Arrays.equals(expected, password.reveal())) {
      refused.incrementAndGet();
      throw MemoryFailures.failure(
          FailureKind.AUTHENTICATION,
          "the server refused " + credential.account() + ": check the password",
          0xC000006D);
    }
  }

  /** Breaks every connection, as a restart of the server does. */
  public void cutConnections() {
    connections.forEach(MemoryConnection::cut);
  }

  /** How many sessions there are now. */
  public int openConnections() {
    return connections.size();
  }

  /** How many sessions there ever were. */
  public int connectionsMade() {
    return connected.get();
  }

  /** How many logons were refused: after a few of them a server locks the account. */
  public int refusedLogons() {
    return refused.get();
  }

  /** Holds that every file and listing was closed. */
  public void assertNoHandles() {
    volumes.forEach((name, volume) -> {
      synchronized (volume) {
        var left = volume.handles().stream().map(handle -> handle.openedAs.text()).toList();
        if (!left.isEmpty()) {
          throw new AssertionError("left open on " + name + ": " + left);
        }
      }
    });
  }

  /** Holds that every file, listing and connection was closed. */
  public void assertNothingOpen() {
    assertNoHandles();
    if (!connections.isEmpty()) {
      throw new AssertionError("connections left open: " + connections.size());
    }
  }

  /** Does nothing: it keeps nothing running. */
  @Override
  public void close() {}

  SessionFacts facts() {
    return facts;
  }

  void forget(MemoryConnection connection) {
    connections.remove(connection);
  }
}
