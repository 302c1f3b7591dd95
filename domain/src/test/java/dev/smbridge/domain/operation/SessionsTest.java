package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections and credentials between operations. */
class SessionsTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  private Operation stat() throws Exception {
    return new Operation.Stat(setting.at("f"));
  }

  @Test
  void aConnectionServesManyOperations() throws Exception {
    setting.put("f", "x");
    for (var i = 0; i < 50; i++) {
      setting.outcome(Outcome.Found.class, stat());
    }
    assertEquals(1, setting.server.connectionsMade());
  }

  @Test
  void aConnectionThatDiedMeanwhileIsReplaced() throws Exception {
    setting.put("f", "x");
    setting.outcome(Outcome.Found.class, stat());
    setting.server.cutConnections();
    setting.outcome(Outcome.Found.class, stat());
    assertEquals(1, setting.server.openConnections());
  }

  @Test
  void aRootThatIsNotThereIsNamed() throws Exception {
    try (var world = new World()) {
      var target = world.target("nowhere", SecurityPolicy.SAFE);
      var at = new OnShare(target, SharePath.parse("x"), false);
      var write = new Operation.Write(at, ByteBuffer.wrap(new byte[1]), IfExists.REPLACE, true);
      var probe = new Operation.Probe(new OnShare(target, SharePath.ROOT, true));
      for (var operation : List.of(new Operation.Stat(at), write, probe)) {
        var failure = world.perform(operation).failure().orElseThrow();
        assertEquals(FailureKind.NOT_FOUND, failure.kind());
        assertTrue(failure.message().contains("root \"nowhere\""), failure::message);
      }
      world.volume().makeDirectory("nowhere");
      var missing = world.perform(new Operation.Stat(at)).failure().orElseThrow();
      assertFalse(missing.message().contains("root"), missing::message);
      assertTrue(world.perform(write).failure().isEmpty());
    }
  }

  @Test
  void aRotatedSecretIsFetchedOnceMore() throws Exception {
    setting.put("f", "x");
    setting.outcome(Outcome.Found.class, stat());
    setting.server.changePassword("rotated");
    setting.operations.release();
    setting.rotate(setting.server.credential("rotated"));
    setting.outcome(Outcome.Found.class, stat());
  }

  @Test
  void aWrongPasswordInAnotherSecretUsesNoSessionOfTheRightOne() throws Exception {
    setting.put("f", "x");
    setting.outcome(Outcome.Found.class, stat());
    var wrong = setting.at("f", "other", setting.server.credential("wrong"));
    setting.failure(FailureKind.AUTHENTICATION, new Operation.Stat(wrong));
  }

  @Test
  void theSameRefusedSecretIsNotTriedAgain() throws Exception {
    setting.server.changePassword("somebody changed it");
    setting.failure(FailureKind.AUTHENTICATION, stat());
    assertEquals(1, setting.credentials.forgets());
  }

  @Test
  void aSecretThatNamesAServerOutOfReachIsAskedForAgain() throws Exception {
    setting
        .faults()
        .fail(ShareCall.CONNECT, 1, new FileFailure(FailureKind.UNREACHABLE, "nobody there"));
    setting.failure(FailureKind.UNREACHABLE, stat());
    assertEquals(1, setting.credentials.forgets());
  }

  @Test
  void releaseClosesEveryConnectionAndForgetsEverySecret() throws Exception {
    setting.put("f", "x");
    setting.outcome(Outcome.Found.class, stat());
    setting.operations.release();
    assertEquals(0, setting.server.openConnections());
    setting.credentials.assertForgotten();
    setting.outcome(Outcome.Found.class, stat());
  }

  @Test
  void nothingIsBegunOnceTheTimeIsOver() throws Exception {
    var over = Deadline.within(Duration.ZERO, Duration.ofSeconds(1));
    var result = setting.perform(stat(), over);
    assertEquals(FailureKind.DEADLINE, result.failure().orElseThrow().kind());
  }

  @Test
  void aProbeWalksToTheEndAndLeavesNothing() throws Exception {
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    assertTrue(probed.steps().stream().allMatch(ProbeStep::passed), probed.toString());
    assertEquals(ConnectionStep.WRITE, probed.steps().getLast().step());
    assertTrue(setting.volume().names("").isEmpty());
  }

  @Test
  void aProbeReportsTheFirstFailureOfItsWrite() throws Exception {
    var refused = new FileFailure(FailureKind.ACCESS_DENIED, "the account may not do this");
    setting.faults().fail(ShareCall.WRITE, 1, refused);
    setting
        .faults()
        .fail(ShareCall.DELETE, 1, new FileFailure(FailureKind.NOT_FOUND, "it is not there"));
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    assertEquals(ConnectionStep.WRITE, probed.steps().getLast().step());
    assertEquals("the account may not do this", probed.steps().getLast().found());
  }

  @Test
  void aProbeSaysWhereItEndedAndWhatToDo() throws Exception {
    setting.server.changePassword("other");
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    var last = probed.steps().getLast();
    assertEquals(ConnectionStep.LOGIN, last.step());
    assertTrue(last.advice().contains("password"), last.advice());
  }
}
