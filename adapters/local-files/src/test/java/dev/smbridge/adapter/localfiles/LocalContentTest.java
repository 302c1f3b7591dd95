package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.IfExists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalContentTest extends LocalFilesTest {
  @Test
  void anyPartIsReadAndNothingBeyondTheEnd() throws Exception {
    Files.writeString(folder.resolve("ten.txt"), "0123456789");
    try (var content = store.open(key("ten.txt"), DEADLINE)) {
      var part = ByteBuffer.allocate(4);
      assertEquals(4, content.readAt(3, part));
      assertEquals(bytes("3456"), part.flip());
      part.clear();
      assertEquals(2, content.readAt(8, part));
      assertEquals(bytes("89"), part.flip());
      part.clear();
      assertEquals(0, content.readAt(10, part));
      assertEquals(0, content.readAt(1L << 40, part));
    }
  }

  @Test
  void aFileThatShrinksWhileItIsReadHasChanged() throws Exception {
    var file = Files.writeString(folder.resolve("shrinks.txt"), "0123456789");
    try (var content = store.open(key("shrinks.txt"), DEADLINE)) {
      Files.writeString(file, "0123");
      assertFails(FailureKind.CHANGED, () -> content.readAt(0, ByteBuffer.allocate(10)));
    }
  }

  @Test
  void aVersionIsCurrentUntilTheFileIsWrittenReplacedOrDeleted() throws Exception {
    var file = Files.writeString(folder.resolve("a.txt"), "same");
    try (var content = store.open(key("a.txt"), DEADLINE)) {
      assertTrue(content.isCurrent());
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      assertFalse(content.isCurrent());
    }
    try (var content = store.open(key("a.txt"), DEADLINE)) {
      var other = Files.writeString(folder.resolve("b.txt"), "same");
      Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      assertFalse(content.isCurrent());
      Files.delete(file);
      assertFalse(content.isCurrent());
    }
  }

  @Test
  void aLinkIsFollowedWhereItIsNamed() throws Exception {
    Files.writeString(folder.resolve("file.txt"), "through");
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("file.txt"));
    assertEquals(7, store.find(key("link.txt"), DEADLINE).orElseThrow().sizeBytes());
    try (var content = store.open(key("link.txt"), DEADLINE)) {
      assertEquals(7, content.readAt(0, ByteBuffer.allocate(16)));
    }
  }

  @Test
  void whatIsNotThereAndWhatIsADirectoryAreSaid() throws IOException {
    Files.createDirectory(folder.resolve("directory"));
    assertFails(FailureKind.NOT_FOUND, () -> store.open(key("missing"), DEADLINE));
    assertFails(FailureKind.NOT_FOUND, () -> store.open(key("missing/below"), DEADLINE));
    assertFails(FailureKind.IS_A_DIRECTORY, () -> store.open(key("directory"), DEADLINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul\0byte", "\0"})
  void aNameThatNoFileCanHaveIsAnInvalidPathForEveryOperation(String name) {
    var key = new ObjectKey("", name);
    assertFails(FailureKind.INVALID_PATH, () -> store.find(key, DEADLINE));
    assertFails(FailureKind.INVALID_PATH, () -> store.open(key, DEADLINE));
    assertFails(FailureKind.INVALID_PATH, () -> store.list(key, ListingScope.ONE_LEVEL, DEADLINE));
    assertFails(FailureKind.INVALID_PATH, () -> store.create(key, 1, IfExists.FAIL, DEADLINE));
  }

  @Test
  void aNameThatIsTooLongIsAnInvalidPath() {
    assertFails(FailureKind.INVALID_PATH, () -> store.open(key("x".repeat(300)), DEADLINE));
  }

  @Test
  void aPipeIsReadInOrder() throws Exception {
    var made = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    assertEquals(0, made);
    var writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Files.writeString(folder.resolve("pipe"), "through the pipe");
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    try (var content = store.open(key("pipe"), DEADLINE)) {
      assertEquals(Access.IN_ORDER, content.access());
      var read = ByteBuffer.allocate(32);
      assertEquals(16, content.readAt(0, read));
      assertEquals(bytes("through the pipe"), read.flip());
    }
    writer.join(5_000);
  }
}
