package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More trees at once than there are connections to their share: none waits for another's end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreesAtOnceTest {
  private static final int TREES = 3;
  private static final int FILES = 30;
  private static final CopyOptions TREE =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 4)
          .retrying(Duration.ZERO);

  private final Setting setting = new Setting(2);

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private List<TreeSummary> copyAll(String to) throws Exception {
    for (var i = 0; i < TREES * FILES; i++) {
      setting.put("from" + i % TREES + "/f" + i, "content " + i);
    }
    setting.faults().delay(ShareCall.NEXT, Duration.ofMillis(2));
    return Concurrently.all(
        TREES,
        n ->
            () ->
                setting.treeCopied(
                    new Operation.Copy(
                        setting.at("from" + n),
                        to.isEmpty() ? setting.at("to" + n) : Setting.key(to + n + "/"),
                        TREE)));
  }

  private static void assertWhole(List<TreeSummary> summaries) {
    for (var summary : summaries) {
      assertNull(summary.ended());
      assertEquals(0, summary.failed(), summary::toString);
      assertEquals(FILES, summary.files());
    }
  }

  @Test
  void threeTreesOfOneShareAreCopiedOnTwoConnections() throws Exception {
    assertWhole(copyAll(""));
    for (var i = 0; i < TREES * FILES; i++) {
      assertEquals("content " + i, setting.text("to" + i % TREES + "/f" + i));
    }
  }

  @Test
  void treesGoOnWhereTheirConnectionsBreak() throws Exception {
    var walked = new AtomicInteger();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.NEXT && walked.incrementAndGet() == TREES * FILES / 2) {
            setting.wire.cut();
          }
        });
    assertWhole(copyAll(""));
    for (var i = 0; i < TREES * FILES; i++) {
      assertEquals("content " + i, setting.text("to" + i % TREES + "/f" + i));
    }
  }

  @Test
  void threeTreesAreFetchedOnTwoConnections() throws Exception {
    assertWhole(copyAll("to"));
    assertEquals(TREES * FILES, setting.store.keys("bucket").size());
  }
}
