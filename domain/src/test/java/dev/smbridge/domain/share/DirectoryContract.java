package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** {@link Share#createDirectory}. */
interface DirectoryContract extends ShareSetting {
  @Test
  default void aDirectoryIsMade() throws Exception {
    share().createDirectory(at("d"));
    assertEquals(List.of("d"), raw().names(directory().text()));
    assertTrue(share().stat(at("d")).isDirectory());
  }

  @Test
  default void aDirectoryThatExistsIsNotMadeAgain() throws Exception {
    var below = givenDirectory("d");
    given("d/a.txt");
    Failing.as(() -> share().createDirectory(below), FailureKind.ALREADY_EXISTS);
    Failing.as(() -> share().createDirectory(at("D")), FailureKind.ALREADY_EXISTS);
    assertEquals(List.of("a.txt"), names(below));
  }

  @Test
  default void aFileIsNotReplacedByADirectory() throws Exception {
    var file = given("a.txt");
    Failing.as(() -> share().createDirectory(file), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(file.text()));
  }

  @Test
  default void noParentIsMadeForADirectory() throws Exception {
    Failing.as(() -> share().createDirectory(at("missing/d")), FailureKind.NOT_FOUND);
    assertEquals(List.of(), names(directory()));
  }

  @Test
  default void noDirectoryIsMadeBelowAFile() throws Exception {
    var below = given("a.txt").child("d");
    Failing.as(
        () -> share().createDirectory(below), FailureKind.NOT_FOUND, FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void oneOfManyMakersWins() throws Exception {
    var outcomes =
        Concurrently.call(
            20,
            number ->
                () -> {
                  share().createDirectory(at("d"));
                  return number;
                });
    assertEquals(1, outcomes.stream().filter(made -> made.state() == Future.State.SUCCESS).count());
  }
}
