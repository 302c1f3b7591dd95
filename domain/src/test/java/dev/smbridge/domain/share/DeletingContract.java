package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Share#delete}. */
interface DeletingContract extends ShareSetting {
  @Test
  default void aFileIsDeleted() throws Exception {
    given("b.txt");
    share().delete(given("a.txt"));
    assertEquals(List.of("b.txt"), raw().names(directory().text()));
  }

  @Test
  default void anEmptyDirectoryIsDeleted() throws Exception {
    share().delete(givenDirectory("d"));
    assertEquals(List.of(), raw().names(directory().text()));
  }

  @Test
  default void aDirectoryWithEntriesIsNotDeleted() throws Exception {
    var below = givenDirectory("d");
    given("d/a.txt");
    Failing.as(() -> share().delete(below), FailureKind.DIRECTORY_NOT_EMPTY);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("d/a.txt").text()));
  }

  @Test
  default void aDirectoryWithAnEmptyDirectoryIsNotDeleted() throws Exception {
    var below = givenDirectory("d");
    givenDirectory("d/e");
    Failing.as(() -> share().delete(below), FailureKind.DIRECTORY_NOT_EMPTY);
    assertEquals(List.of("e"), raw().names(below.text()));
  }

  @Test
  default void deletingWhatIsMissingFailsAsNotFound() throws Exception {
    Failing.as(() -> share().delete(at("missing")), FailureKind.NOT_FOUND);
    Failing.as(() -> share().delete(at("missing/a.txt")), FailureKind.NOT_FOUND);
    var below = given("a.txt").child("b.txt");
    Failing.as(() -> share().delete(below), FailureKind.NOT_FOUND, FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void aFileIsDeletedOnce() throws Exception {
    var file = given("a.txt");
    share().delete(file);
    Failing.as(() -> share().delete(file), FailureKind.NOT_FOUND);
  }

  @Test
  default void aReadOnlyFileIsNotDeleted() throws Exception {
    var file = givenReadOnly("a.txt");
    Failing.as(() -> share().delete(file), FailureKind.ACCESS_DENIED);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(file.text()));
  }
}
