package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.share.ShareCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a probe finds of a folder where writing is refused in part. */
final class WritingProbeTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  @Test
  void aFolderWhereAllIsAllowedIsLeftAsItWas() throws Exception {
    var probed = probe();
    assertNull(probed.failure());
    assertEquals(List.of(), setting.volume().names(""));
  }

  @Test
  void vetoedNamesAreToldFromAMissingRightToCreate() throws Exception {
    var vetoed = new FileFailure(FailureKind.NOT_FOUND, "vetoed").about(Subject.ENTRY);
    setting.faults().fail(ShareCall.CREATE, 1, vetoed);
    assertTrue(message().contains("not under temporary names such as .smbridge-*.part"));
    assertEquals(List.of(), setting.volume().names(""));
    for (var nth : List.of(1, 2)) {
      setting.faults().fail(ShareCall.CREATE, nth, denied());
    }
    assertEquals("refused", message());
  }

  @Test
  void aFolderWhereNothingIsRenamedIsTold() throws Exception {
    setting.faults().failAll(ShareCall.MOVE, denied());
    assertTrue(message().startsWith("a file can be written in this folder, and not renamed"));
    assertEquals(List.of(), setting.volume().names(""));
  }

  @Test
  void aFolderWhereNothingIsDeletedIsToldAndWhatIsLeftThere() throws Exception {
    setting.faults().failAll(ShareCall.DELETE, denied());
    var message = message();
    assertTrue(message.startsWith("a file can be written in this folder, and not deleted"));
    assertTrue(message.contains(setting.volume().names("").getFirst()), message);
  }

  private static FileFailure denied() {
    return new FileFailure(FailureKind.ACCESS_DENIED, "refused");
  }

  private String message() throws FileFailure {
    var failure = probe().failure();
    return failure == null ? "no failure" : failure.message();
  }

  private Outcome.Probed probe() throws FileFailure {
    return setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("")));
  }
}
