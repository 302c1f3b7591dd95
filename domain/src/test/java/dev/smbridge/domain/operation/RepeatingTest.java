package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted, and what is not done, when a lost connection makes a second attempt. */
class RepeatingTest {
  private static final int BYTES = 100_000;

  private final Setting setting = new Setting();
  private final byte[] content = new byte[BYTES];

  RepeatingTest() {
    new Random(BYTES).nextBytes(content);
  }

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
    setting.pipe.assertNothingOpen();
  }

  private Result copy(Location from, Location to) {
    return setting.perform(new Operation.Copy(from, to, CopyOptions.DEFAULT));
  }

  private void assertCountedOnce(Result result) {
    assertEquals(2, result.attempts());
    assertFalse(result.failure().isPresent(), result.toString());
    assertEquals(BYTES, setting.expected.get());
    assertEquals(BYTES, setting.moved.get());
  }

  @Test
  void bytesThatAreReadTwiceCountOnce() throws Exception {
    setting.volume().put("in", content);
    setting.faults().loseRequest(ShareCall.READ, 9);
    assertCountedOnce(copy(setting.at("in"), Setting.key("k")));
  }

  @Test
  void bytesThatAreWrittenTwiceCountOnce() throws Exception {
    setting.store.put(Setting.key("k").key(), content);
    setting.faults().loseRequest(ShareCall.WRITE, 9);
    assertCountedOnce(copy(Setting.key("k"), setting.at("out")));
  }

  /** The second attempt would have what is left, and call that the whole. */
  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void aStreamThatWasReadIsNotStoredByASecondAttempt(int lostWrite) throws Exception {
    setting.pipe.put(Setting.stream("-").key(), content);
    setting.faults().loseRequest(ShareCall.WRITE, lostWrite);
    var result = copy(Setting.stream("-"), setting.at("out"));
    assertEquals(FailureKind.CONNECTION_LOST, result.failure().orElseThrow().kind());
    assertEquals(1, result.attempts());
    assertFalse(setting.volume().exists("out"));
  }

  /** Whoever reads the stream would have its beginning twice. */
  @Test
  void aStreamThatWasWrittenIsNotWrittenByASecondAttempt() throws Exception {
    setting.volume().put("in", content);
    setting.faults().loseRequest(ShareCall.READ, 9);
    var result = copy(setting.at("in"), Setting.stream("-"));
    assertEquals(FailureKind.CONNECTION_LOST, result.failure().orElseThrow().kind());
    assertEquals(1, result.attempts());
  }

  @Test
  void aStreamThatIsStillWholeIsStoredByASecondAttempt() throws Exception {
    setting.pipe.put(Setting.stream("-").key(), content);
    setting.faults().loseRequest(ShareCall.CREATE, 1);
    var result = copy(Setting.stream("-"), setting.at("out"));
    assertEquals(2, result.attempts());
    assertTrue(setting.volume().exists("out"), result.toString());
    assertArrayEquals(content, setting.volume().bytes("out"));
  }

  @Test
  void aFileOfATreeIsBegunOnceMoreAndCountsOnce() throws Exception {
    setting.volume().put("tree/a", content);
    setting.volume().put("tree/b", content);
    setting.faults().loseRequest(ShareCall.READ, 9);
    var recursive =
        new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 1);
    var copied =
        setting.treeCopied(new Operation.Copy(setting.at("tree/"), Setting.key("k/"), recursive));
    assertEquals(0, copied.failed(), copied.toString());
    assertEquals(2, copied.files());
    assertEquals(2 * BYTES, setting.moved.get());
    assertEquals(2 * BYTES, setting.expected.get());
  }

  @Test
  void whatCannotBeReadBackIsNotWrittenWhereItsDigestIsAskedFor() throws Exception {
    setting.volume().put("in", content);
    var digested =
        new CopyOptions(
            IfExists.REPLACE, Verify.SHA256, true, false, false, false, NameFilter.ALL, 1);
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Copy(setting.at("in"), Setting.stream("-"), digested));
    assertEquals(0, setting.moved.get());
  }
}
