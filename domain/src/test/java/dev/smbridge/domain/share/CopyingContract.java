package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Share#copy}. */
interface CopyingContract extends ShareSetting {
  @Test
  default void aFileIsCopiedOnTheServer() throws Exception {
    assumeCopies();
    var bytes = ShareSetting.bytes(3_000_001);
    var from = given("a.bin", bytes);
    share().copy(from, at("b.bin"));
    assertArrayEquals(bytes, raw().read(at("b.bin").text()));
    assertArrayEquals(bytes, raw().read(from.text()));
  }

  @Test
  default void anEmptyFileIsCopiedOnTheServer() throws Exception {
    assumeCopies();
    share().copy(given("a.bin", new byte[0]), at("b.bin"));
    assertArrayEquals(new byte[0], raw().read(at("b.bin").text()));
  }

  @Test
  default void aCopyReplacesNothing() throws Exception {
    assumeCopies();
    var from = given("a.bin");
    var to = given("b.bin", new byte[7]);
    Failing.as(() -> share().copy(from, to), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(new byte[7], raw().read(to.text()));
  }

  @Test
  default void copyingWhatIsMissingFailsAsNotFoundAndLeavesNothing() throws Exception {
    assumeCopies();
    var from = given("a.bin");
    Failing.as(() -> share().copy(at("missing"), at("b.bin")), FailureKind.NOT_FOUND);
    Failing.as(() -> share().copy(from, at("missing/b.bin")), FailureKind.NOT_FOUND);
    assertEquals(List.of("a.bin"), names(directory()));
  }

  @Test
  default void aDirectoryIsNotCopied() throws Exception {
    assumeCopies();
    var from = givenDirectory("d");
    Failing.as(() -> share().copy(from, at("e")), FailureKind.IS_A_DIRECTORY);
    assertEquals(List.of("d"), names(directory()));
  }

  @Test
  default void aBackendThatCannotCopySaysSo() throws Exception {
    assumeTrue(!connector().limits().copiesOnServer(), "this backend copies on the server");
    var from = given("a.bin");
    Failing.as(() -> share().copy(from, at("b.bin")), FailureKind.UNSUPPORTED);
    assertEquals(List.of("a.bin"), names(directory()));
  }

  private void assumeCopies() {
    assumeTrue(connector().limits().copiesOnServer(), "this backend does not copy on the server");
  }
}
