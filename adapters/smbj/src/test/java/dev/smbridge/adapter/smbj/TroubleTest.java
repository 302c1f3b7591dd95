package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.fixture.network.Direction;
import dev.smbridge.fixture.network.Fault;
import dev.smbridge.fixture.network.TcpProxy;
import dev.smbridge.fixture.samba.PrivateSamba;
import dev.smbridge.fixture.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What happens when the network or the server lets us down. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TroubleTest {
  private static final Duration WAIT = Duration.ofMillis(700);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  private final TcpProxy proxy = TcpProxy.smb(SAMBA.host(), SAMBA.port());
  private final ShareTarget target =
      Servers.target(proxy.host(), proxy.port(), SambaOptions.SECURE, SecurityPolicy.SAFE);
  private ShareConnection connection;
  private SharePath file;

  @BeforeEach
  void connect() throws FileFailure {
    connection = Servers.connect(SAMBA, target);
    file = SharePath.parse("trouble-" + UUID.randomUUID());
  }

  @AfterEach
  void hangUp() {
    connection.close();
    proxy.close();
  }

  @Test
  void aBlackHoleEndsByTheDeadlineAndTheConnectionIsGivenUp() {
    proxy.blackHole();
    var share = connection.within(Servers.deadline(WAIT));
    within(SOON, () -> assertKind(() -> share.stat(file), FailureKind.DEADLINE));
    assertKind(() -> share.stat(file), FailureKind.CONNECTION_LOST);
    assertFalse(connection.answers(WAIT));
  }

  @Test
  void writersThatHangInTheSocketAreFreedByTheDeadline() throws Exception {
    try (var written = connection.within(Servers.deadline(WAIT)).create(file)) {
      proxy.blackHole();
      within(
          SOON,
          () -> {
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
              for (var i = 0; i < 32; i++) {
                var offset = (long) i << 20;
                writers.submit(() -> {
                  var lost =
                      assertThrows(
                          FileFailure.class,
                          () -> written.writeAt(offset, ByteBuffer.allocate(1 << 20)));
                  assertEquals(Retry.NEW_SESSION, lost.retry());
                  return null;
                });
              }
            }
          });
    }
  }

  @Test
  void connectingToSilenceEndsByTheDeadline() {
    proxy.blackHole();
    within(SOON, () -> assertKind(() -> connectWithin(WAIT), FailureKind.UNREACHABLE));
  }

  @Test
  void aLoginThatIsNotAnsweredEndsByTheDeadline() {
    proxy.fail(Direction.REPLIES, 2, Fault.DROP);
    within(SOON, () -> assertKind(() -> connectWithin(WAIT), FailureKind.DEADLINE));
  }

  @Test
  void aLostReplyToARenameLeavesItsEffectUnknown() throws Exception {
    var share = connection.within(Servers.deadline(WAIT));
    var renamed = SharePath.parse(file.text() + "-renamed");
    try (var written = share.create(file)) {
      proxy.fail(Direction.REPLIES, 1, Fault.DROP);
      var lost = assertThrows(FileFailure.class, () -> written.renameTo(renamed, true));
      assertEquals(FailureKind.DEADLINE, lost.kind());
      assertEquals(Effect.UNKNOWN, lost.effect());
    }
    try (var next = Servers.connect(SAMBA, target)) {
      var there = next.within(Servers.deadline());
      assertTrue(there.stat(renamed).isPresent(), "it had happened");
      there.delete(renamed);
    }
  }

  @Test
  void aLostReplyToALookHasNoEffect() {
    proxy.fail(Direction.REPLIES, 1, Fault.CUT);
    var share = connection.within(Servers.deadline());
    within(SOON, () -> Failing.as(() -> share.stat(file), FailureKind.CONNECTION_LOST));
  }

  @Test
  void aConnectionThatIsCutWhileItWritesIsLost() throws Exception {
    try (var written = connection.within(Servers.deadline()).create(file)) {
      proxy.cutAfter(Direction.REQUESTS, 300_000);
      within(
          SOON,
          () ->
              assertKind(
                  () -> written.writeAt(0, ByteBuffer.allocate(4 << 20)),
                  FailureKind.CONNECTION_LOST));
    }
    assertFalse(connection.answers(WAIT));
  }

  @Test
  void aForgedMessageEndsTheConnectionAtOnce() {
    proxy.fail(Direction.REPLIES, 1, Fault.FLIP_LAST_BYTE);
    var share = connection.within(Servers.deadline());
    within(SOON, () -> Failing.as(() -> share.stat(file), FailureKind.CONNECTION_LOST));
  }

  @Test
  void anInterruptEndsAReadAndLeavesTheConnectionUsable() throws Exception {
    var share = connection.within(Servers.deadline());
    try (var written = share.create(file)) {
      written.writeAt(0, ByteBuffer.allocate(1000));
    }
    try (var content = share.open(file, Sharing.EVERYBODY)) {
      Thread.currentThread().interrupt();
      var stopped =
          assertThrows(FileFailure.class, () -> content.readAt(0, ByteBuffer.allocate(1000)));
      assertEquals(Retry.NEVER, stopped.retry());
      assertTrue(share.stat(file).isPresent(), "cleaning up goes on");
      assertTrue(Thread.interrupted(), "the interrupt is kept");
      assertEquals(1000, content.readAt(0, ByteBuffer.allocate(1000)));
    }
    share.delete(file);
  }

  @Test
  void aConnectionThatTheServerKilledDoesNotAnswer() throws Exception {
    try (var samba = PrivateSamba.start();
        var killed = Servers.connect(samba, Servers.target(samba, SambaOptions.SECURE))) {
      assertTrue(killed.answers(WAIT));
      samba.killConnections();
      within(SOON, () -> assertFalse(killed.answers(WAIT)));
    }
  }

  @Test
  void closingIsQuickThoughTheServerSleeps() throws Exception {
    try (var samba = PrivateSamba.start()) {
      var sleeping = Servers.connect(samba, Servers.target(samba, SambaOptions.SECURE));
      var written = sleeping.within(Servers.deadline()).create(file);
      samba.suspend();
      try {
        within(Duration.ofSeconds(3), sleeping::close);
        within(SOON, written::close);
      } finally {
        samba.resume();
      }
    }
  }

  @Test
  void aShareThatTheServerClosedIsLost() throws Exception {
    try (var samba = PrivateSamba.start();
        var closed = Servers.connect(samba, Servers.target(samba, SambaOptions.SECURE))) {
      var share = closed.within(Servers.deadline());
      var content = share.create(file);
      samba.closeShare(SambaOptions.SECURE);
      assertKind(() -> content.writeAt(0, ByteBuffer.allocate(10)), FailureKind.CONNECTION_LOST);
      assertKind(() -> share.stat(file), FailureKind.CONNECTION_LOST);
      assertFalse(closed.answers(WAIT));
    }
  }

  private void connectWithin(Duration wait) throws FileFailure {
    Servers.CONNECTOR
        .connect(target, Servers.credential(SAMBA), ConnectionTrace.NONE, Servers.deadline(wait))
        .close();
  }

  private static void within(Duration limit, Executable action) {
    assertTimeout(limit, action);
  }

  private static void assertKind(Executable action, FailureKind kind) {
    var failure = assertThrows(FileFailure.class, action);
    assertEquals(kind, failure.kind(), failure::message);
    assertEquals(Retry.NEW_SESSION, failure.retry());
  }
}
