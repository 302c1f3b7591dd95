package dev.smbridge.testing.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What happens when the network or the server lets a backend down. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TroubleContract implements BackendSetting {
  /** A backend may read the start of a directory when it opens it. */
  private static final int MORE_THAN_COMES_WITH_THE_OPENING = 6000;

  private static final Duration WAIT = Duration.ofMillis(700);
  private static final int ROUNDS_OF_CUTS = 100;
  protected static final Duration SOON = Duration.ofSeconds(5);
  private static final PrivateSamba SAMBA = PrivateSamba.shared();

  protected final TcpProxy proxy = TcpProxy.smb(SAMBA.host(), SAMBA.port());
  protected ShareConnection connection;
  protected SharePath file;

  /** How many answers a server gives before it is asked for a login. */
  protected abstract int answersAboutTheDialect();

  @BeforeEach
  void connect() throws FileFailure {
    connection = throughTheProxy();
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
    var share = connection.within(BackendSetting.longest(WAIT));
    within(SOON, () -> assertKind(() -> share.stat(file), FailureKind.DEADLINE));
    assertKind(() -> share.stat(file), FailureKind.CONNECTION_LOST);
    assertFalse(connection.answers(WAIT));
  }

  @Test
  void writersThatHangInTheSocketAreFreedByTheDeadline() throws Exception {
    try (var written = connection.within(BackendSetting.longest(WAIT)).create(file)) {
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
  void aFlushThatTakesLongIsWaitedForAsLongAsTheServerAnswersEchoes() throws Exception {
    var share = connection.within(BackendSetting.longest(WAIT));
    try (var written = share.create(file)) {
      written.writeAt(0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
      proxy.fail(Direction.REPLIES, 1, Fault.BEHIND_NEXT);
      assertEquals(3, written.flush());
      assertFalse(proxy.faultPending(), "the answer to the flush was late");
    }
    share.delete(file);
  }

  @Test
  void everyWaitForAServerThatStoppedEndsByTheDeadline() throws Exception {
    var stopped =
        List.<ShareCall>of(
            (share, written) -> written.flush(),
            (share, written) -> written.renameTo(file, true),
            (share, written) -> written.finish(),
            (share, written) -> share.list(SharePath.ROOT, "*").close(),
            (share, written) -> share.delete(file),
            (share, written) -> share.move(file, SharePath.parse("moved"), true),
            (share, written) -> share.createDirectory(file),
            (share, written) -> share.requireDeletable(file),
            (share, written) -> written.copyFrom(file));
    for (var call : stopped) {
      try (var lost = throughTheProxy();
          var written =
              lost.within(BackendSetting.longest(WAIT)).create(SharePath.ROOT.temporarySibling())) {
        proxy.blackHole();
        var share = lost.within(BackendSetting.longest(WAIT));
        within(SOON, () -> assertKind(() -> call.on(share, written), FailureKind.DEADLINE));
        assertTrue(lost.isBroken());
      } finally {
        proxy.clear();
      }
    }
  }

  @Test
  void aListingEndsWhereTheServerStops() throws Exception {
    var many = Files.createDirectory(SAMBA.directory(share()).resolve(file.text()));
    for (var i = 0; i < MORE_THAN_COMES_WITH_THE_OPENING; i++) {
      Files.createFile(many.resolve("entry-" + i));
    }
    try (var listing = connection.within(BackendSetting.longest(WAIT)).list(file, "*")) {
      proxy.blackHole();
      within(SOON, () -> assertKind(listing::next, FailureKind.DEADLINE));
    }
  }

  @Test
  void aListOfSharesEndsWhicheverAnswerDoesNotCome() throws FileFailure {
    var connector = connector(InetAddress::getAllByName);
    var server = target(proxy.host(), proxy.port()).server();
    var wait = BackendSetting.longest(WAIT);
    var credential = BackendSetting.credential(SAMBA);
    connector.shares(server, credential, BackendSetting.patient()); // starts what serves the pipe
    var dropped = 0;
    for (var all = false; !all; ) {
      proxy.reset();
      proxy.fail(Direction.REPLIES, answersAboutTheDialect() + 1 + dropped, Fault.DROP);
      var begun = System.nanoTime();
      try {
        connector.shares(server, credential, wait);
        all = proxy.faultPending();
      } catch (FileFailure e) {
        assertEquals(FailureKind.DEADLINE, e.kind(), e::message);
      }
      dropped += proxy.faultPending() ? 0 : 1;
      assertTrue(System.nanoTime() - begun < SOON.toNanos(), "answer " + dropped);
    }
    assertTrue(dropped > 5, "login, share, pipe, and the calls on it: " + dropped);
  }

  /** Something that is asked of a share, or of a file that is written there. */
  private interface ShareCall {
    void on(Share share, WritableFile written) throws FileFailure;
  }

  @Test
  void connectingToSilenceEndsByTheDeadline() {
    proxy.blackHole();
    within(SOON, () -> assertKind(() -> connectWithin(WAIT), FailureKind.UNREACHABLE));
  }

  @Test
  void aLoginThatIsNotAnsweredEndsByTheDeadline() {
    proxy.fail(Direction.REPLIES, answersAboutTheDialect() + 1, Fault.DROP);
    within(SOON, () -> assertKind(() -> connectWithin(WAIT), FailureKind.DEADLINE));
  }

  @Test
  void aLostReplyToARenameLeavesItsEffectUnknown() throws Exception {
    var share = connection.within(BackendSetting.longest(WAIT));
    var renamed = SharePath.parse(file.text() + "-renamed");
    try (var written = share.create(file)) {
      proxy.fail(Direction.REPLIES, 1, Fault.DROP);
      var lost = assertThrows(FileFailure.class, () -> written.renameTo(renamed, true));
      assertEquals(FailureKind.DEADLINE, lost.kind());
      assertEquals(Effect.UNKNOWN, lost.effect());
    }
    try (var next = throughTheProxy()) {
      var there = next.within(BackendSetting.patient());
      assertTrue(Lookup.find(there, renamed).isPresent(), "it had happened");
      there.delete(renamed);
    }
  }

  @Test
  void aLostReplyToALookHasNoEffect() {
    proxy.fail(Direction.REPLIES, 1, Fault.CUT);
    var share = connection.within(BackendSetting.patient());
    within(SOON, () -> Failing.as(() -> share.stat(file), FailureKind.CONNECTION_LOST));
  }

  /** At any moment: a library may think that what it waits for has come. */
  @Test
  void aCutIsNeverAnAnswer() throws Exception {
    for (var round = 0; round < ROUNDS_OF_CUTS; round++) {
      try (var cut = throughTheProxy()) {
        var share = cut.within(BackendSetting.patient());
        var micros = 20L * round;
        var cutter =
            Thread.ofVirtual()
                .start(() -> {
                  LockSupport.parkNanos(micros * 1000);
                  proxy.cut();
                });
        FailureKind kind;
        do {
          kind =
              Failing.as(() -> share.stat(file), FailureKind.NOT_FOUND, FailureKind.CONNECTION_LOST)
                  .kind();
        } while (kind == FailureKind.NOT_FOUND);
        cutter.join();
      }
    }
  }

  @Test
  void afterACutNothingIsWrittenOnAnotherConnection() throws Exception {
    var before = proxy.accepted();
    try (var written = connection.within(BackendSetting.patient()).create(file)) {
      written.writeAt(0, ByteBuffer.wrap(new byte[] {1, 1, 1, 1}));
      written.flush();
      proxy.cut();
      for (var offset : new int[] {4, 8}) {
        var four = ByteBuffer.wrap(new byte[] {2, 2, 2, 2});
        assertKind(() -> written.writeAt(offset, four), FailureKind.CONNECTION_LOST);
      }
      assertKind(written::flush, FailureKind.CONNECTION_LOST);
      assertKind(
          () -> written.renameTo(SharePath.parse("torn"), true), FailureKind.CONNECTION_LOST);
    }
    assertEquals(before, proxy.accepted(), "nobody reconnected");
    var raw = SAMBA.directory(share());
    assertArrayEquals(new byte[] {1, 1, 1, 1}, Files.readAllBytes(raw.resolve(file.text())));
    assertFalse(Files.exists(raw.resolve("torn")));
  }

  @Test
  void afterACutNothingIsReadOnAnotherConnection() throws Exception {
    Files.write(SAMBA.directory(share()).resolve(file.text()), new byte[1000]);
    var before = proxy.accepted();
    try (var content = connection.within(BackendSetting.patient()).open(file, Sharing.EVERYBODY)) {
      assertEquals(1000, content.readAt(0, ByteBuffer.allocate(1000)));
      proxy.cut();
      assertKind(() -> content.readAt(0, ByteBuffer.allocate(1000)), FailureKind.CONNECTION_LOST);
      assertKind(content::isCurrent, FailureKind.CONNECTION_LOST);
    }
    assertEquals(before, proxy.accepted(), "nobody reconnected");
  }

  @Test
  void aConnectionThatIsCutWhileItWritesIsLost() throws Exception {
    try (var written = connection.within(BackendSetting.patient()).create(file)) {
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
  void anInterruptEndsAReadAndLeavesTheConnectionUsable() throws Exception {
    var share = connection.within(BackendSetting.patient());
    try (var written = share.create(file)) {
      written.writeAt(0, ByteBuffer.allocate(1000));
    }
    try (var content = share.open(file, Sharing.EVERYBODY)) {
      Thread.currentThread().interrupt();
      var stopped =
          assertThrows(FileFailure.class, () -> content.readAt(0, ByteBuffer.allocate(1000)));
      assertEquals(Retry.NEVER, stopped.retry());
      assertTrue(Lookup.find(share, file).isPresent(), "cleaning up goes on");
      assertTrue(Thread.interrupted(), "the interrupt is kept");
      assertEquals(1000, content.readAt(0, ByteBuffer.allocate(1000)));
    }
    share.delete(file);
  }

  @Test
  void aConnectionThatTheServerKilledDoesNotAnswer() throws Exception {
    try (var samba = PrivateSamba.start();
        var killed = connect(samba, samba.host(), samba.port())) {
      assertTrue(killed.answers(WAIT));
      samba.killConnections();
      within(SOON, () -> assertFalse(killed.answers(WAIT)));
    }
  }

  @Test
  void closingIsQuickThoughTheServerSleeps() throws Exception {
    try (var samba = PrivateSamba.start()) {
      var sleeping = connect(samba, samba.host(), samba.port());
      var written = sleeping.within(BackendSetting.patient()).create(file);
      samba.suspend();
      try {
        within(SOON, sleeping::close);
        within(SOON, written::close);
      } finally {
        samba.resume();
      }
    }
  }

  @Test
  void aShareThatTheServerClosedIsLost() throws Exception {
    try (var samba = PrivateSamba.start();
        var closed = connect(samba, samba.host(), samba.port())) {
      var share = closed.within(BackendSetting.patient());
      var content = share.create(file);
      samba.closeShare(share());
      assertKind(() -> writeUntilItFails(content), FailureKind.CONNECTION_LOST);
      assertKind(() -> share.stat(file), FailureKind.CONNECTION_LOST);
      assertFalse(closed.answers(WAIT));
    }
  }

  /** The server is told of it by a message, which it reads when it comes to it. */
  private static void writeUntilItFails(WritableFile file) throws Exception {
    while (true) {
      file.writeAt(0, ByteBuffer.allocate(10));
      Thread.sleep(20);
    }
  }

  private ShareConnection throughTheProxy() throws FileFailure {
    return connect(SAMBA, proxy.host(), proxy.port());
  }

  private void connectWithin(Duration wait) throws FileFailure {
    connector(InetAddress::getAllByName)
        .connect(
            target(proxy.host(), proxy.port()),
            BackendSetting.credential(SAMBA),
            ConnectionTrace.NONE,
            BackendSetting.longest(wait))
        .close();
  }

  protected static void within(Duration limit, Executable action) {
    assertTimeout(limit, action);
  }

  private static void assertKind(Executable action, FailureKind kind) {
    var failure = assertThrows(FileFailure.class, action);
    assertEquals(kind, failure.kind(), failure::message);
    assertEquals(Retry.NEW_SESSION, failure.retry());
  }
}
