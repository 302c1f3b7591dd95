package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file keeps when it is replaced, and what is said when it cannot. */
final class ReplacedFilesTest {
  private static final CopyOptions TREE =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 2);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  @ParameterizedTest
  @EnumSource(Property.class)
  void aReplacedFileKeepsWhatItHadBesideItsContent(Property property) throws Exception {
    given("f", property);
    var result = setting.perform(setting.write("f", "new", IfExists.REPLACE));
    assertEquals("new", setting.text("f"));
    assertEquals("of old", setting.volume().given("f", property));
    assertEquals(List.of(), result.notes());
  }

  @Test
  void aCopyOnTheServerKeepsWhatItReplacesAndNotWhatItCopies() throws Exception {
    given("f", Property.PERMISSIONS);
    setting.put("a", "new");
    setting.volume().give("a", Property.PERMISSIONS, "the source's");
    copy(setting.at("a"), setting.at("f"), CopyOptions.DEFAULT);
    assertEquals("of old", setting.volume().given("f", Property.PERMISSIONS));
  }

  @Test
  void aNewFileIsAsItsFolderMakesIt() throws Exception {
    setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.REPLACE));
    assertEquals(0, setting.faults().count(ShareCall.KEEP_PROPERTIES));
  }

  @Test
  void whatATreeLosesIsCountedByKind() throws Exception {
    for (var name : List.of("1", "2", "3")) {
      setting.put("from/" + name, "new");
      given("to/" + name, Property.OWNER);
    }
    setting.volume().refuse(Property.OWNER);
    var result = copy(setting.at("from"), setting.at("to"), TREE);
    assertEquals(1, result.notes().size());
    var note = result.notes().getFirst();
    assertTrue(note.startsWith("the owner of the file that was replaced could not be kept"), note);
    assertTrue(note.endsWith(" and of 2 more"), note);
  }

  @Test
  void whatMustBeKeptAndCannotReplacesNothing() throws Exception {
    given("f", Property.PERMISSIONS);
    setting.volume().refuse(Property.PERMISSIONS);
    var failure = setting.failure(FailureKind.ACCESS_DENIED, write(KeptSecurity.REQUIRED));
    assertTrue(failure.message().contains("cannot keep the permissions"), failure.message());
    assertEquals(Effect.NONE, failure.effect());
    assertEquals("old", setting.text("f"));
    assertEquals(List.of("f"), setting.volume().names(""));
  }

  @Test
  void streamsAndTheTimeOfCreationAreNoSecurity() throws Exception {
    given("f", Property.CREATION_TIME);
    setting.volume().refuse(Property.CREATION_TIME);
    var result = setting.perform(write(KeptSecurity.REQUIRED));
    assertEquals("new", setting.text("f"));
    assertEquals(1, result.notes().size());
  }

  @Test
  void aFileThatInheritsKeepsNothing() throws Exception {
    given("f", Property.PERMISSIONS);
    var result = setting.perform(write(KeptSecurity.INHERIT));
    assertEquals("new", setting.text("f"));
    assertNull(setting.volume().given("f", Property.PERMISSIONS));
    assertEquals(List.of(), result.notes());
  }

  @Test
  void aFileThatIsGoneWhenItIsReplacedHasNothingToKeep() throws Exception {
    given("f", Property.PERMISSIONS);
    var gone = new FileFailure(FailureKind.NOT_FOUND, "gone");
    setting.faults().fail(ShareCall.KEEP_PROPERTIES, 1, gone);
    setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.REPLACE));
    assertEquals("new", setting.text("f"));
  }

  private void given(String path, Property property) {
    setting.put(path, "old");
    setting.volume().give(path, property, "of old");
  }

  private Operation write(KeptSecurity security) throws FileFailure {
    var file = setting.at("f");
    var target = file.target().writing(new Publishing(Publication.ATOMIC, security));
    return new Operation.Write(
        new OnShare(target, file.path(), false),
        ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)),
        IfExists.REPLACE,
        true);
  }

  private Result copy(OnShare from, OnShare to, CopyOptions options) {
    return setting.perform(new Operation.Copy(from, to, options));
  }
}
