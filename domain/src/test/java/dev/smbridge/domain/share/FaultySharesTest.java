package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** While nothing is scripted it is the backend that it decorates; then the faults. */
class FaultySharesTest extends ShareContract {
  private final MemoryFileServer server = new MemoryFileServer();
  private final FaultyShares shares = new FaultyShares(server);

  @Override
  public ShareConnector connector() {
    return shares;
  }

  @Override
  public ShareTarget target() {
    return server.target();
  }

  @Override
  public Credential credential() {
    return server.credential();
  }

  @Override
  public RawFiles raw() {
    return new MemoryRawFiles(server.volume());
  }

  @AfterEach
  void nothingIsLeftOpen() {
    shares.assertNoHandles();
    server.assertNoHandles();
  }

  @Test
  void aLostRequestHasNoEffectAndEndsTheConnection() throws Exception {
    shares.faults().loseRequest(ShareCall.CREATE_DIRECTORY, 2);
    givenDirectory("first");
    assertLost(Effect.NONE, () -> share().createDirectory(at("second")));
    assertFalse(server.volume().exists(at("second").text()));
    assertLost(Effect.NONE, () -> share().stat(at("first")));
    assertFalse(connection().answers(Duration.ofSeconds(1)));
    assertTrue(Lookup.find(anotherShare(), at("first")).isPresent());
  }

  @Test
  void aLostReplyLeavesTheEffectUnknownAndDone() throws Exception {
    shares.faults().loseReply(ShareCall.CREATE_DIRECTORY, 1);
    assertLost(Effect.UNKNOWN, () -> share().createDirectory(at("d")));
    assertTrue(server.volume().exists(at("d").text()));
  }

  @Test
  void aLostReplyToALookHasNoEffect() {
    shares.faults().loseReply(ShareCall.STAT, 1);
    assertLost(Effect.NONE, () -> share().stat(at("a.txt")));
  }

  @Test
  void aLostRefusalIsLostToo() throws Exception {
    var file = given("a.txt");
    shares.faults().loseReply(ShareCall.CREATE, 1);
    assertLost(Effect.UNKNOWN, () -> share().create(file).close());
  }

  @Test
  void aRefusalLeavesTheConnection() throws Exception {
    var file = given("a.txt");
    shares.faults().fail(ShareCall.DELETE, 1, new FileFailure(FailureKind.LOCKED, "in use"));
    Failing.as(() -> share().delete(file), FailureKind.LOCKED);
    share().delete(file);
  }

  @Test
  void everyCallFailsUntilItIsHealed() throws Exception {
    var file = given("a.txt");
    shares.faults().failAll(ShareCall.STAT, new FileFailure(FailureKind.OTHER, "no"));
    Failing.as(() -> share().stat(file), FailureKind.OTHER);
    Failing.as(() -> share().stat(file), FailureKind.OTHER);
    shares.faults().heal();
    assertTrue(Lookup.find(share(), file).isPresent());
    assertEquals(3, shares.faults().count(ShareCall.STAT));
  }

  @Test
  void aWriteInTheMiddleOfAFileIsLost() throws Exception {
    shares.faults().loseRequest(ShareCall.WRITE, 2);
    try (var file = share().create(at("a.txt"))) {
      file.writeAt(0, ByteBuffer.allocate(10));
      assertLost(Effect.NONE, () -> file.writeAt(10, ByteBuffer.allocate(10)));
      assertLost(Effect.NONE, file::flush);
    }
    assertEquals(10, server.volume().bytes(at("a.txt").text()).length);
  }

  @Test
  void aCutReleasesWhatWasOpen() throws Exception {
    try (var file = share().create(at("a.txt"))) {
      shares.cut();
      assertEquals(0, server.volume().openHandles());
      assertThrows(AssertionError.class, shares::assertNoHandles);
      assertLost(Effect.NONE, () -> file.writeAt(0, ByteBuffer.allocate(1)));
    }
    assertEquals(1, shares.openConnections());
  }

  @Test
  void aDelayBeyondTheDeadlineIsADeadlineAndEndsTheConnection() {
    shares.faults().delay(ShareCall.DELETE, Duration.ofMinutes(5));
    var hasty = Deadline.within(Duration.ofMillis(50), Duration.ofMillis(50));
    var failure =
        assertThrows(FileFailure.class, () -> connection().within(hasty).delete(at("a.txt")));
    assertEquals(FailureKind.DEADLINE, failure.kind());
    assertEquals(Effect.UNKNOWN, failure.effect());
    assertLost(Effect.NONE, () -> share().stat(at("a.txt")));
  }

  @Test
  void aShortDelayIsWaitedFor() throws Exception {
    shares.faults().delay(ShareCall.STAT, Duration.ofMillis(20));
    var start = System.nanoTime();
    assertTrue(Lookup.find(share(), directory()).isPresent());
    assertTrue(System.nanoTime() - start >= 20_000_000);
  }

  @Test
  void aListenerSeesEachCallAndMayRefuseIt() throws Exception {
    var seen = new ArrayList<String>();
    shares
        .faults()
        .listen((call, path) -> {
          seen.add(call + " " + path);
          if (call == ShareCall.DELETE) {
            throw new FileFailure(FailureKind.ACCESS_DENIED, "not this one");
          }
        });
    var file = given("a.txt");
    Failing.as(() -> share().delete(file), FailureKind.ACCESS_DENIED);
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      assertTrue(content.isCurrent());
    }
    assertEquals(List.of("DELETE " + file, "OPEN " + file, "IS_CURRENT " + file), seen);
  }

  private static void assertLost(Effect effect, Executable action) {
    var failure = assertThrows(FileFailure.class, action);
    assertEquals(FailureKind.CONNECTION_LOST, failure.kind());
    assertEquals(effect, failure.effect());
  }
}
