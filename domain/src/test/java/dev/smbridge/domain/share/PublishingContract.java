package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** {@link WritableFile#renameTo}. */
interface PublishingContract extends ShareSetting {
  byte[] NEW = ShareSetting.bytes(5000);

  @Test
  default void aWrittenFileGetsItsFinalName() throws Exception {
    givenDirectory("d");
    try (var file = written("a.part")) {
      file.renameTo(at("d/a.txt"), false);
    }
    assertArrayEquals(NEW, raw().read(at("d/a.txt").text()));
    assertEquals(List.of("d"), names(directory()));
  }

  @Test
  default void aPublishedFileIsSeenUnderItsNameBeforeItIsClosed() throws Exception {
    try (var file = written("a.part")) {
      file.renameTo(at("a.txt"), false);
      assertEquals(NEW.length, anotherShare().stat(at("a.txt")).sizeBytes());
    }
  }

  @Test
  default void aFinishedFileIsWhatALookShows() throws Exception {
    try (var file = written("a.part")) {
      file.renameTo(at("a.txt"), false);
      var finished = file.finish();
      var there = share().stat(at("a.txt"));
      assertEquals(NEW.length, finished.sizeBytes());
      assertEquals(there.modified(), finished.modified());
    }
  }

  @Test
  default void publishingReplacesAFile() throws Exception {
    given("a.txt");
    try (var file = written("a.part")) {
      file.renameTo(at("a.txt"), true);
    }
    assertArrayEquals(NEW, raw().read(at("a.txt").text()));
    assertEquals(List.of("a.txt"), names(directory()));
  }

  @Test
  default void publishingWithoutReplacingKeepsBoth() throws Exception {
    given("a.txt");
    try (var file = written("a.part")) {
      Failing.as(() -> file.renameTo(at("a.txt"), false), FailureKind.ALREADY_EXISTS);
    }
    assertBoth();
  }

  @Test
  default void publishingOverAnOpenFileKeepsBoth() throws Exception {
    var target = given("a.txt");
    try (var reader = share().open(target, Sharing.READERS);
        var file = written("a.part")) {
      Failing.as(() -> file.renameTo(target, true), FailureKind.LOCKED, FailureKind.ACCESS_DENIED);
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(reader));
    }
    assertBoth();
  }

  @Test
  default void publishingOverADirectoryKeepsBoth() throws Exception {
    var target = givenDirectory("d");
    try (var file = written("a.part")) {
      Failing.as(
          () -> file.renameTo(target, true),
          FailureKind.ALREADY_EXISTS,
          FailureKind.ACCESS_DENIED,
          FailureKind.IS_A_DIRECTORY);
    }
    assertTrue(share().stat(target).isDirectory());
    assertArrayEquals(NEW, raw().read(at("a.part").text()));
  }

  @Test
  default void publishingBelowAMissingParentFailsAsNotFound() throws Exception {
    try (var file = written("a.part")) {
      Failing.as(() -> file.renameTo(at("missing/a.txt"), true), FailureKind.NOT_FOUND);
    }
    assertArrayEquals(NEW, raw().read(at("a.part").text()));
  }

  @Test
  default void oneOfManyPublishersWinsWhereNothingIsReplaced() throws Exception {
    var outcomes =
        Concurrently.call(
            10,
            number ->
                () -> {
                  try (var file = written("a" + number + ".part")) {
                    file.renameTo(at("a.txt"), false);
                    return number;
                  }
                });
    var won = outcomes.stream().filter(o -> o.state() == Future.State.SUCCESS);
    assertEquals(1, won.count());
    assertArrayEquals(NEW, raw().read(at("a.txt").text()));
    assertEquals(10, names(directory()).size());
  }

  private void assertBoth() throws Exception {
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("a.txt").text()));
    assertArrayEquals(NEW, raw().read(at("a.part").text()));
  }

  private WritableFile written(String name) throws Exception {
    var file = share().create(at(name));
    file.writeAt(0, ByteBuffer.wrap(NEW));
    assertEquals(NEW.length, file.flush());
    return file;
  }
}
