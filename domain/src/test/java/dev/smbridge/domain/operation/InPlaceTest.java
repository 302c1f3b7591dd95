package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders where one may write, and not rename or delete. */
final class InPlaceTest {
  private static final CopyOptions TREE =
      new CopyOptions(IfExists.REPLACE, Verify.SHA256, true, true, false, false, NameFilter.ALL, 2);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  @Test
  void whatIsWrittenInPlaceIsNeitherRenamedNorDeletedAndSaysSoOnce() throws Exception {
    setting.put("to/1", "an older and longer content");
    setting.volume().give("to/1", Property.PERMISSIONS, "its own");
    setting.put("from/1", "new");
    setting.put("from/2", "new too");
    var result = setting.perform(new Operation.Copy(inPlace("from"), inPlace("to"), TREE));
    assertTrue(result.failure().isEmpty() && !result.isPartial(), result.toString());
    assertEquals("new", setting.text("to/1"));
    assertEquals("new too", setting.text("to/2"));
    assertEquals("its own", setting.volume().given("to/1", Property.PERMISSIONS));
    for (var call : List.of(ShareCall.RENAME, ShareCall.MOVE, ShareCall.DELETE)) {
      assertEquals(0, setting.faults().count(call), call.name());
    }
    assertEquals(1, result.notes().size());
    assertTrue(result.notes().getFirst().startsWith("written in place"), result.toString());
  }

  @Test
  void aWriteOfTheRequestGoesInPlaceToo() throws Exception {
    setting.put("f", "older and longer");
    setting.outcome(Outcome.Stored.class, write("f", IfExists.REPLACE));
    assertEquals("new", setting.text("f"));
    assertEquals(0, setting.faults().count(ShareCall.RENAME));
    setting.failure(FailureKind.ALREADY_EXISTS, write("f", IfExists.FAIL));
  }

  @Test
  void aFailureInPlaceSaysThatTheFileMayBeIncomplete() throws Exception {
    setting.put("f", "old");
    var full = new FileFailure(FailureKind.NO_SPACE, "the volume is full");
    setting.faults().fail(ShareCall.WRITE, 1, full);
    var failure = setting.failure(FailureKind.NO_SPACE, write("f", IfExists.REPLACE));
    assertEquals(Effect.UNKNOWN, failure.effect());
    assertTrue(failure.message().endsWith("may be incomplete now"), failure.message());
    assertTrue(setting.volume().exists("f"));
  }

  @Test
  void aPartThatReplacedNothingIsRemoved() throws Exception {
    var full = new FileFailure(FailureKind.NO_SPACE, "the volume is full");
    setting.faults().fail(ShareCall.FLUSH, 1, full);
    setting.failure(FailureKind.NO_SPACE, write("f", IfExists.REPLACE));
    assertFalse(setting.volume().exists("f"));
  }

  @Test
  void aFileIsNotCopiedIntoItselfInPlace() throws Exception {
    setting.put("f", "old");
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Copy(inPlace("f"), inPlace("f"), CopyOptions.DEFAULT));
    assertEquals("old", setting.text("f"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"ACCESS_DENIED", "NOT_FOUND"})
  void aRefusedTemporaryNameIsSaidWithTheWayOut(FailureKind kind) throws Exception {
    var refused = new FileFailure(kind, "refused").about(Subject.ENTRY);
    setting.faults().failAll(ShareCall.CREATE, refused);
    var failure =
        setting.failure(FailureKind.ACCESS_DENIED, setting.write("f", "new", IfExists.REPLACE));
    assertTrue(failure.message().contains("temporary file .smbridge-"), failure.message());
    assertTrue(failure.message().contains("--in-place"), failure.message());
  }

  @Test
  void temporaryFilesAreCalledAsTheTargetSaysAndHiddenAndSwept() throws Exception {
    var publishing = new Publishing(Publication.ATOMIC, KeptSecurity.KEEP, "~half-");
    var target = setting.at("").target().writing(publishing);
    setting.put("d/~half-00.part", "old");
    setting.put("d/~half-01.part", "young");
    setting.put("d/~half-here.txt", "a file");
    setting.volume().age("d/~half-00.part", Duration.ofHours(25));
    var created = new ArrayList<String>();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.CREATE) {
            created.add(path);
          }
        });
    var listed =
        setting.outcome(
            Outcome.Listed.class,
            new Operation.ListEntries(
                new OnShare(target, SharePath.parse("d"), true), false, new Page(10, null)));
    assertEquals(List.of("~half-here.txt"), listed.entries().stream().map(Entry::path).toList());
    setting.outcome(Outcome.Stored.class, write(target, "d/f", IfExists.REPLACE));
    assertTrue(created.getFirst().matches("d/~half-[0-9a-f]{16}\\.part"), created.toString());
    assertEquals(List.of("f", "~half-01.part", "~half-here.txt"), setting.volume().names("d"));
    setting.failure(FailureKind.INVALID_PATH, write(target, "d/~half-x.part", IfExists.REPLACE));
  }

  private OnShare inPlace(String path) throws FileFailure {
    var place = setting.at(path);
    var publishing = new Publishing(Publication.IN_PLACE, KeptSecurity.KEEP);
    return new OnShare(place.target().writing(publishing), place.path(), false);
  }

  private Operation write(String path, IfExists ifExists) throws FileFailure {
    return write(inPlace(path).target(), path, ifExists);
  }

  private static Operation write(ConfiguredTarget target, String path, IfExists ifExists)
      throws FileFailure {
    var content = ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8));
    var file = new OnShare(target, SharePath.parse(path), false);
    return new Operation.Write(file, content, ifExists, true);
  }
}
