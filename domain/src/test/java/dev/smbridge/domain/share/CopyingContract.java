package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link WritableFile#copyFrom}. */
interface CopyingContract extends ShareSetting {
  @Test
  default void aFileIsCopiedOnTheServer() throws Exception {
    assumeCopies();
    var bytes = ShareSetting.bytes(3_000_001);
    var from = given("a.bin", bytes);
    assertEquals(bytes.length, copy(from, at("b.bin")));
    assertArrayEquals(bytes, raw().read(at("b.bin").text()));
    assertArrayEquals(bytes, raw().read(from.text()));
  }

  @Test
  default void anEmptyFileIsCopiedOnTheServer() throws Exception {
    assumeCopies();
    assertEquals(0, copy(given("a.bin", new byte[0]), at("b.bin")));
    assertArrayEquals(new byte[0], raw().read(at("b.bin").text()));
  }

  @Test
  default void whatAnotherClientWritesIsCopiedOnTheServerAsItIs() throws Exception {
    assumeCopies();
    var from = given("a.bin");
    try (var writer = anotherShare().append(from)) {
      assertEquals(100, writer.openedSizeBytes());
      assertEquals(100, copy(from, at("b.bin")));
    }
    assertArrayEquals(raw().read(from.text()), raw().read(at("b.bin").text()));
  }

  @Test
  default void aFileThatWasCopiedOnTheServerCanBeFlushedAndPublished() throws Exception {
    assumeCopies();
    var from = given("a.bin", ShareSetting.bytes(100_001));
    var to = given("b.bin");
    try (var file = share().create(at("b.part"))) {
      assertEquals(100_001, file.copyFrom(from));
      assertEquals(100_001, file.flush());
      file.renameTo(to, true);
      assertEquals(100_001, file.finish().sizeBytes());
    }
    assertArrayEquals(raw().read(from.text()), raw().read(to.text()));
    assertEquals(List.of("a.bin", "b.bin"), names(directory()));
  }

  @Test
  default void copyingWhatIsMissingFailsAsNotFound() throws Exception {
    assumeCopies();
    Failing.as(() -> copy(at("missing"), at("b.bin")), FailureKind.NOT_FOUND);
    Failing.as(() -> copy(at("missing/a.bin"), at("c.bin")), FailureKind.NOT_FOUND);
  }

  @Test
  default void aDirectoryIsNotCopied() throws Exception {
    assumeCopies();
    var from = givenDirectory("d");
    Failing.as(() -> copy(from, at("e")), FailureKind.IS_A_DIRECTORY);
  }

  @Test
  default void aBackendThatCannotCopySaysSo() throws Exception {
    assumeTrue(!connector().capabilities().copiesOnServer(), "this backend copies on the server");
    var from = given("a.bin");
    Failing.as(() -> copy(from, at("b.bin")), FailureKind.UNSUPPORTED);
  }

  private long copy(SharePath from, SharePath to) throws Exception {
    try (var file = share().create(to)) {
      return file.copyFrom(from);
    }
  }

  private void assumeCopies() {
    assumeTrue(
        connector().capabilities().copiesOnServer(), "this backend does not copy on the server");
  }
}
