package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Share#move}. */
interface MovingContract extends ShareSetting {
  @Test
  default void aFileIsMovedWithItsContent() throws Exception {
    givenDirectory("d");
    share().move(given("a.txt"), at("d/b.txt"), false);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("d/b.txt").text()));
    assertEquals(List.of("d"), names(directory()));
  }

  @Test
  default void movingReplacesAFileOnlyWhenAsked() throws Exception {
    var from = given("a.txt");
    var to = given("b.txt", new byte[7]);
    Failing.as(() -> share().move(from, to, false), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(new byte[7], raw().read(to.text()));
    share().move(from, to, true);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(to.text()));
    assertEquals(List.of("b.txt"), names(directory()));
  }

  @Test
  default void replacingAnOpenFileKeepsBoth() throws Exception {
    var from = given("a.txt");
    var to = given("b.txt", new byte[7]);
    try (var reader = share().open(to, Sharing.READERS)) {
      Failing.as(() -> share().move(from, to, true), FailureKind.LOCKED, FailureKind.ACCESS_DENIED);
      assertArrayEquals(new byte[7], ShareSetting.all(reader));
    }
    assertArrayEquals(ShareSetting.bytes(100), raw().read(from.text()));
    assertArrayEquals(new byte[7], raw().read(to.text()));
  }

  @Test
  default void aFileThatIsReadAloneIsNotMoved() throws Exception {
    var from = given("a.txt");
    try (var reader = share().open(from, Sharing.NOBODY)) {
      Failing.as(() -> share().move(from, at("b.txt"), false), FailureKind.LOCKED);
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(reader));
    }
    assertEquals(List.of("a.txt"), names(directory()));
  }

  @Test
  default void aDirectoryNeverGivesWay() throws Exception {
    var from = given("a.txt");
    var to = givenDirectory("d");
    Failing.as(() -> share().move(from, to, false), FailureKind.ALREADY_EXISTS);
    Failing.as(
        () -> share().move(from, to, true),
        FailureKind.ALREADY_EXISTS,
        FailureKind.ACCESS_DENIED,
        FailureKind.IS_A_DIRECTORY);
    assertEquals(List.of("a.txt", "d"), names(directory()));
    assertTrue(share().stat(to).isDirectory());
  }

  @Test
  default void onlyTheLetterCaseOfANameIsChanged() throws Exception {
    share().move(given("report.txt"), at("Report.TXT"), false);
    assertEquals(List.of("Report.TXT"), names(directory()));
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("Report.TXT").text()));
  }

  @Test
  default void aDirectoryIsMovedWithAllThatIsInIt() throws Exception {
    givenDirectory("d");
    givenDirectory("d/e");
    given("d/e/a.txt");
    givenDirectory("elsewhere");
    share().move(at("d"), at("elsewhere/f"), false);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("elsewhere/f/e/a.txt").text()));
    assertEquals(List.of("elsewhere"), names(directory()));
  }

  @Test
  default void aDirectoryIsNotMovedOntoAnother() throws Exception {
    var from = givenDirectory("d");
    var to = givenDirectory("e");
    Failing.as(() -> share().move(from, to, false), FailureKind.ALREADY_EXISTS);
    assertEquals(List.of("d", "e"), names(directory()));
  }

  @Test
  default void aDirectoryIsNotMovedIntoItself() throws Exception {
    var from = givenDirectory("d");
    given("d/a.txt");
    assertThrows(FileFailure.class, () -> share().move(from, at("d/e"), false));
    assertEquals(List.of("a.txt"), names(from));
  }

  @Test
  default void movingWhatIsMissingFailsAsNotFound() throws Exception {
    given("b.txt");
    Failing.as(() -> share().move(at("missing"), at("c.txt"), false), FailureKind.NOT_FOUND);
    Failing.as(() -> share().move(at("missing"), at("b.txt"), true), FailureKind.NOT_FOUND);
    Failing.as(() -> share().move(at("missing/a"), at("c.txt"), false), FailureKind.NOT_FOUND);
    assertEquals(List.of("b.txt"), names(directory()));
  }

  @Test
  default void noParentIsMadeForMoving() throws Exception {
    var from = given("a.txt");
    Failing.as(() -> share().move(from, at("missing/a.txt"), false), FailureKind.NOT_FOUND);
    assertEquals(List.of("a.txt"), names(directory()));
  }

  @Test
  default void nothingIsMovedBelowAFile() throws Exception {
    var from = given("a.txt");
    var below = given("b.txt").child("c.txt");
    Failing.as(
        () -> share().move(from, below, false), FailureKind.NOT_FOUND, FailureKind.NOT_A_DIRECTORY);
    assertEquals(List.of("a.txt", "b.txt"), names(directory()));
  }
}
