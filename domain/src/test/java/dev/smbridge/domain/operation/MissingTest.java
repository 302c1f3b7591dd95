package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an operation needs and is not there: the failure says whether it is the entry or a parent.
 */
class MissingTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  /** Each needs a path to be there. */
  enum Need {
    STAT(Operation.Stat::new),
    READ(at -> new Operation.Read(at, 0, Operation.Read.WHOLE, Encoding.BASE64)),
    LIST(at -> new Operation.ListEntries(at, false, new Page(10, null))),
    LIST_STREAMED(at -> new Operation.ListEntries(at, true, null)),
    DELETE(at -> new Operation.Delete(at, false, null)),
    DELETE_FILE(at -> new Operation.Delete(at, false, EntryType.FILE)),
    DELETE_DIRECTORY(at -> new Operation.Delete(at, false, EntryType.DIRECTORY)),
    DELETE_TREE(at -> new Operation.Delete(at, true, null)),
    MOVE(at -> new Operation.Move(at, beside(at), IfExists.FAIL)),
    MOVE_OVER(at -> new Operation.Move(at, beside(at), IfExists.REPLACE)),
    COPY_WITHIN(at -> new Operation.Copy(at, beside(at), CopyOptions.DEFAULT)),
    COPY_OUT(at -> new Operation.Copy(at, Setting.key("k"), CopyOptions.DEFAULT)),
    COPY_TREE(at -> new Operation.Copy(at, Setting.key("k/"), MissingTest.options(true, false))),
    COPY_PLANNED(at -> new Operation.Copy(at, Setting.key("k"), MissingTest.options(false, true)));

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state, all of them above.
    private final Function<OnShare, Operation> operation;

    Need(Function<OnShare, Operation> operation) {
      this.operation = operation;
    }

    private static OnShare beside(OnShare at) {
      return new OnShare(at.target(), at.path().temporarySibling(), false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsTheEntryOrAParentOfIt(Need need) throws Exception {
    setting.volume().makeDirectory("d");
    assertMissing(Subject.ENTRY, need, "nobody");
    assertMissing(Subject.ENTRY, need, "d/nobody");
    assertMissing(Subject.PARENT, need, "no/such/file");
    assertEquals(List.of("d"), setting.volume().names(""));
    assertEquals(0, setting.faults().count(ShareCall.MOVE), "nothing is asked for by a trick");
  }

  private void assertMissing(Subject subject, Need need, String path) throws FileFailure {
    var failure = setting.failure(FailureKind.NOT_FOUND, need.operation.apply(setting.at(path)));
    assertEquals(subject, failure.subject());
    assertEquals(path, failure.path());
  }

  @Test
  void aProbeOfAMissingPathSaysWhatIsMissing() throws Exception {
    var probed = setting.outcome(Outcome.Probed.class, new Operation.Probe(setting.at("no/such")));
    var failure = assertInstanceOf(FileFailure.class, probed.failure());
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertEquals(Subject.PARENT, failure.subject());
    assertEquals("the share opens, and the path is not on it", failure.message());
    assertEquals("no/such", failure.path());
  }

  /** A look that insists costs what one that does not insist costs. */
  @Test
  void whatIsThereIsLookedAtNoMoreThanBefore() throws Exception {
    setting.put("a", "1");
    setting.outcome(Outcome.Found.class, new Operation.Stat(setting.at("a")));
    assertCalls(Map.of(ShareCall.STAT, 1));
    setting.outcome(
        Outcome.Stored.class, new Operation.Move(setting.at("a"), setting.at("b"), IfExists.FAIL));
    assertCalls(Map.of(ShareCall.STAT, 1 + 2, ShareCall.MOVE, 1));
    setting.outcome(Outcome.Done.class, setting.delete("b", false, null));
    assertCalls(Map.of(ShareCall.STAT, 1 + 2 + 1, ShareCall.MOVE, 1, ShareCall.DELETE, 1));
  }

  private void assertCalls(Map<ShareCall, Integer> expected) {
    var found = new EnumMap<ShareCall, Integer>(ShareCall.class);
    for (var call : ShareCall.values()) {
      if (call != ShareCall.CONNECT && setting.faults().count(call) > 0) {
        found.put(call, setting.faults().count(call));
      }
    }
    assertEquals(new EnumMap<>(expected), found);
  }

  private static CopyOptions options(boolean recursive, boolean dryRun) {
    return new CopyOptions(
        IfExists.REPLACE, Verify.SIZE, true, recursive, false, dryRun, NameFilter.ALL, 2);
  }
}
