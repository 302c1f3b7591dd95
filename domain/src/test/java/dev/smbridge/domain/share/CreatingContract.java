package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** {@link Share#create}. */
interface CreatingContract extends ShareSetting {
  int CREATORS = 20;

  @Test
  default void aCreatedFileIsThereAtOnceAndEmpty() throws Exception {
    try (var file = share().create(at("a.txt"))) {
      assertEquals(0, file.openedSizeBytes());
      assertTrue(file.chunkBytes() >= 4096, () -> "chunks of " + file.chunkBytes());
      assertEquals(0, share().stat(at("a.txt")).sizeBytes());
    }
    assertArrayEquals(new byte[0], raw().read(at("a.txt").text()));
  }

  @Test
  default void aFileThatExistsIsNotCreatedAgain() throws Exception {
    var file = given("a.txt");
    Failing.as(() -> share().create(file), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(file.text()));
  }

  @Test
  default void aFileThatExistsInOtherLettersIsNotCreatedAgain() throws Exception {
    given("a.txt");
    Failing.as(() -> share().create(at("A.TXT")), FailureKind.ALREADY_EXISTS);
  }

  @Test
  default void aReadOnlyFileIsNotCreatedAgain() throws Exception {
    var file = givenReadOnly("a.txt");
    Failing.as(() -> share().create(file), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(file.text()));
  }

  @Test
  default void aDirectoryIsNotReplacedByAFile() throws Exception {
    var below = givenDirectory("d");
    Failing.as(() -> share().create(below), FailureKind.ALREADY_EXISTS, FailureKind.IS_A_DIRECTORY);
    assertTrue(share().stat(below).isDirectory());
  }

  @Test
  default void noParentIsMadeForAFile() throws Exception {
    Failing.as(() -> share().create(at("missing/a.txt")), FailureKind.NOT_FOUND);
    assertEquals(List.of(), names(directory()));
  }

  @Test
  default void nothingIsCreatedBelowAFile() throws Exception {
    var below = given("a.txt").child("b.txt");
    Failing.as(() -> share().create(below), FailureKind.NOT_FOUND, FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void oneOfManyCreatorsWins() throws Exception {
    var outcomes =
        Concurrently.call(
            CREATORS,
            number ->
                () -> {
                  try (var file = share().create(at("a.txt"))) {
                    file.writeAt(0, ByteBuffer.wrap(new byte[] {(byte) number}));
                    return number;
                  }
                });
    var winners = outcomes.stream().filter(outcome -> outcome.state() == Future.State.SUCCESS);
    assertArrayEquals(
        new byte[] {winners.map(Future::resultNow).findFirst().orElseThrow().byteValue()},
        raw().read(at("a.txt").text()));
    var losers =
        outcomes.stream().filter(outcome -> outcome.state() == Future.State.FAILED).toList();
    assertEquals(CREATORS - 1, losers.size());
    for (var loser : losers) {
      var failure = assertInstanceOf(FileFailure.class, loser.exceptionNow());
      assertEquals(FailureKind.ALREADY_EXISTS, failure.kind());
    }
  }

  @Test
  default void aFileIsClosedTwiceAsOnce() throws Exception {
    var file = share().create(at("a.txt"));
    file.close();
    assertDoesNotThrow(file::close);
    assertEquals(List.of("a.txt"), names(directory()));
  }
}
