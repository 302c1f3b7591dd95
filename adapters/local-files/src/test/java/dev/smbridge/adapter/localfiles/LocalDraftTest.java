package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class LocalDraftTest extends LocalFilesTest {
  @Test
  void aFileIsThereOnceItIsPublishedWithItsParentsAndNothingBesides() throws Exception {
    try (var draft = create("a/b/new.txt", IfExists.REPLACE)) {
      draft.writeAt(0, bytes("whole"));
      assertFalse(Files.exists(folder.resolve("a/b/new.txt")));
      var version = draft.publish(5);
      assertEquals(5, version.sizeBytes());
    }
    assertEquals("whole", Files.readString(folder.resolve("a/b/new.txt")));
    assertEquals(List.of("new.txt"), list("a/b", false).stream().map(e -> e.path()).toList());
  }

  @Test
  void closingWithoutPublishingLeavesTheOldFileAndNothingElse() throws Exception {
    Files.writeString(folder.resolve("kept.txt"), "old");
    try (var draft = create("kept.txt", IfExists.REPLACE)) {
      draft.writeAt(0, bytes("half"));
    }
    assertEquals("old", Files.readString(folder.resolve("kept.txt")));
    assertEquals(List.of("kept.txt"), names());
  }

  @Test
  void aDraftIsNotListedWhileItIsWritten() throws Exception {
    try (var draft = create("new.txt", IfExists.REPLACE)) {
      draft.writeAt(0, bytes("half"));
      assertEquals(1, names().size());
      assertEquals(List.of(), list("", true));
      assertEquals(List.of(), list("", false));
    }
  }

  @Test
  void aNameThatIsTakenWhileTheDraftIsWrittenIsNotReplaced() throws Exception {
    try (var draft = create("taken.txt", IfExists.FAIL)) {
      draft.writeAt(0, bytes("mine"));
      Files.writeString(folder.resolve("taken.txt"), "theirs");
      assertFails(FailureKind.ALREADY_EXISTS, () -> draft.publish(4));
    }
    assertEquals("theirs", Files.readString(folder.resolve("taken.txt")));
    assertEquals(List.of("taken.txt"), names());
  }

  @Test
  void ofManyThatWantTheSameNewNameExactlyOneGetsIt() throws Exception {
    var outcomes = new ConcurrentLinkedQueue<String>();
    var threads =
        List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
            .map(text -> Thread.ofVirtual().start(() -> outcomes.add(tryToStore(text))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    var stored = outcomes.stream().filter(outcome -> outcome.length() == 1).toList();
    assertEquals(1, stored.size(), outcomes::toString);
    assertEquals(7, outcomes.stream().filter("ALREADY_EXISTS"::equals).count());
    assertEquals(stored.getFirst(), Files.readString(folder.resolve("one.txt")));
    assertEquals(List.of("one.txt"), names());
  }

  private String tryToStore(String text) {
    try {
      store("one.txt", text, IfExists.FAIL);
      return text;
    } catch (FileFailure failure) {
      return failure.kind().name();
    }
  }

  @Test
  void aReplacedFileKeepsItsPermissionsAlsoWhileTheNewOneIsWritten() throws Exception {
    var kept = PosixFilePermissions.fromString("rw-------");
    var file = Files.writeString(folder.resolve("private.txt"), "old");
    Files.setPosixFilePermissions(file, kept);
    try (var draft = create("private.txt", IfExists.REPLACE)) {
      for (var name : names()) {
        assertEquals(kept, Files.getPosixFilePermissions(folder.resolve(name)), name);
      }
      draft.publish(0);
    }
    assertEquals(kept, Files.getPosixFilePermissions(file));
  }

  @Test
  void aReplacedFileKeepsPermissionsThatTheUmaskWouldTake() throws Exception {
    var kept = PosixFilePermissions.fromString("rwxrwxrwx");
    var file = Files.writeString(folder.resolve("open.sh"), "old");
    Files.setPosixFilePermissions(file, kept);
    store("open.sh", "new", IfExists.REPLACE);
    assertEquals(kept, Files.getPosixFilePermissions(file));
  }

  @Test
  void aNewFileHasThePermissionsOfEveryNewFile() throws Exception {
    store("new.txt", "new", IfExists.REPLACE);
    var usual = Files.createFile(folder.resolve("usual.txt"));
    assertEquals(
        Files.getPosixFilePermissions(usual),
        Files.getPosixFilePermissions(folder.resolve("new.txt")));
  }

  @Test
  void aLinkGivesWayAndWhatItLedToStaysAsItIs() throws Exception {
    var elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "untouched");
    Files.createSymbolicLink(folder.resolve("link.txt"), elsewhere);
    store("link.txt", "new", IfExists.REPLACE);
    assertEquals("untouched", Files.readString(elsewhere));
    assertTrue(Files.isRegularFile(folder.resolve("link.txt"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aDirectoryIsNeverReplaced() throws IOException {
    Files.createDirectory(folder.resolve("directory"));
    assertFails(FailureKind.IS_A_DIRECTORY, () -> create("directory", IfExists.REPLACE));
  }

  @Test
  void aDirectoryThatAppearsMeanwhileIsNotReplaced() throws Exception {
    try (var draft = create("late", IfExists.REPLACE)) {
      Files.createDirectory(folder.resolve("late"));
      assertFails(FailureKind.IS_A_DIRECTORY, () -> draft.publish(0));
    }
    assertEquals(List.of("late"), names());
  }

  @Test
  void aFileInThePlaceOfAParentIsSaid() throws IOException {
    Files.createFile(folder.resolve("file"));
    assertFails(FailureKind.NOT_A_DIRECTORY, () -> create("file/below.txt", IfExists.REPLACE));
    assertFails(FailureKind.NOT_A_DIRECTORY, () -> create("file/a/b.txt", IfExists.REPLACE));
  }

  @Test
  void aSizeThatIsNotWhatWasWrittenIsCorruptionAndPublishesNothing() throws Exception {
    try (var draft = create("short.txt", IfExists.REPLACE)) {
      draft.writeAt(0, bytes("four"));
      assertFails(FailureKind.CORRUPTED, () -> draft.publish(5));
    }
    assertEquals(List.of(), names());
  }

  @Test
  void whatWasWrittenIsReadBackBeforeItIsPublished() throws Exception {
    try (var draft = create("new.txt", IfExists.REPLACE)) {
      draft.writeAt(0, bytes("written"));
      try (var content = draft.readBack().orElseThrow()) {
        var back = ByteBuffer.allocate(16);
        assertEquals(7, content.readAt(0, back));
        assertEquals(bytes("written"), back.flip());
      }
    }
  }

  @Test
  void offsetsBeyondFourGibibytesAreWrittenWhereTheyBelong() throws Exception {
    var offset = 5L << 30;
    try (var draft = create("sparse.bin", IfExists.REPLACE)) {
      draft.writeAt(offset, bytes("end"));
      draft.publish(offset + 3);
    }
    try (var content = store.open(key("sparse.bin"), DEADLINE)) {
      assertEquals(offset + 3, content.version().sizeBytes());
      var back = ByteBuffer.allocate(16);
      assertEquals(3, content.readAt(offset, back));
      assertEquals(bytes("end"), back.flip());
    }
  }

  @Test
  void aFullDiskIsSaid() throws Exception {
    var full = new ObjectKey("", "/dev/full");
    try (var draft = store.create(full, Version.UNKNOWN_SIZE, IfExists.REPLACE, DEADLINE)) {
      assertFails(FailureKind.NO_SPACE, () -> draft.writeAt(0, bytes("no room")));
    }
    assertTrue(Files.exists(Path.of("/dev/full")));
  }
}
