package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.ShareCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No account is locked by this program: logons are counted on the server. */
@Timeout(60)
class RefusedSecretsTest {
  private static final int THREADS = 16;

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  private Operation stat() throws Exception {
    return new Operation.Stat(setting.at("f"));
  }

  private List<Result> concurrently() throws Exception {
    return Concurrently.all(THREADS, _ -> () -> setting.perform(stat()));
  }

  private void assertAllServed() throws Exception {
    for (var result : concurrently()) {
      assertTrue(result.failure().isEmpty(), result::toString);
    }
  }

  @Test
  void fiftyOperationsAfterOneRefusedPasswordAreOneLogon() throws Exception {
    setting.server.changePassword("somebody changed it");
    for (var i = 0; i < 50; i++) {
      var failure = setting.failure(FailureKind.AUTHENTICATION, stat());
      assertTrue(i == 0 || failure.message().contains("not tried again"), failure::message);
    }
    setting.failure(
        FailureKind.AUTHENTICATION, new Operation.ListShares(setting.at("").target(), true));
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    assertEquals(
        FailureKind.AUTHENTICATION,
        new Result(stat(), null, probed, 1).failure().orElseThrow().kind());
    assertEquals(1, setting.server.refusedLogons());
  }

  @Test
  void sixteenThreadsWithOneWrongPasswordAreOneLogon() throws Exception {
    setting.server.changePassword("somebody changed it");
    for (var result : concurrently()) {
      assertEquals(FailureKind.AUTHENTICATION, result.failure().orElseThrow().kind());
    }
    assertEquals(1, setting.server.refusedLogons());
  }

  @Test
  void aRotationHelpsAtOnceAndCostsOneLogon() throws Exception {
    setting.put("f", "x");
    assertAllServed();
    setting.server.changePassword("rotated");
    setting.wire.cut();
    for (var result : concurrently()) {
      assertEquals(FailureKind.AUTHENTICATION, result.failure().orElseThrow().kind());
    }
    setting.rotate(setting.server.credential("rotated"));
    assertAllServed();
    var shares = new Operation.ListShares(setting.at("").target(), true);
    setting.outcome(Outcome.Shares.class, shares);
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    assertTrue(probed.steps().stream().allMatch(ProbeStep::passed), probed::toString);
    assertEquals(1, setting.server.refusedLogons());
  }

  @Test
  void aProbeAndAListOfSharesTakeTheRotatedSecret() throws Exception {
    setting.put("f", "x");
    setting.outcome(Outcome.Found.class, stat());
    setting.server.changePassword("rotated");
    setting.rotate(setting.server.credential("rotated"));
    var shares = new Operation.ListShares(setting.at("").target(), true);
    setting.outcome(Outcome.Shares.class, shares);
    assertEquals(1, setting.server.refusedLogons());
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
    assertTrue(probed.steps().stream().allMatch(ProbeStep::passed), probed::toString);
    assertEquals(1, setting.server.refusedLogons());
  }

  @Test
  void aRotationWhileTheServerIsAtItsLimitAndSixteenThreadsWork() throws Exception {
    setting.put("f", "x");
    assertAllServed();
    setting.server.changePassword("rotated");
    var full = new FileFailure(FailureKind.UNREACHABLE, "the server is at its limit");
    setting.faults().failAll(ShareCall.CONNECT, full);
    setting.wire.cut();
    for (var result : concurrently()) {
      assertEquals(FailureKind.UNREACHABLE, result.failure().orElseThrow().kind());
    }
    setting.faults().heal();
    setting.rotate(setting.server.credential("rotated"));
    assertAllServed();
    assertTrue(setting.server.refusedLogons() <= 1, "logons: " + setting.server.refusedLogons());
  }

  @Test
  void aSecretThatIsForgottenMeanwhileIsStillTheOneThatLogsIn() throws Exception {
    setting.put("f", "x");
    for (var i = 0; i < 50; i++) {
      setting.wire.cut();
      Concurrently.all(
          THREADS,
          number ->
              () -> {
                if (number % 2 == 0) {
                  setting.credentials.forget("login");
                }
                return setting.perform(stat());
              });
    }
    assertEquals(0, setting.server.refusedLogons());
  }
}
