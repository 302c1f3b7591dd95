package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link ObjectStore#delete}. */
interface ObjectDeletingContract extends ObjectSetting {
  @Test
  default void aDeletedObjectIsGoneAndNoOther() throws Exception {
    var key = given("d/a.txt");
    given("d/a.txt2");
    given("d/b.txt");
    store().delete(key, ObjectSetting.deadline());
    assertEquals(List.of("d/a.txt2", "d/b.txt"), raw().everythingBelow(directory()));
  }

  @Test
  default void whatIsMissingFailsAsNotFound() throws Exception {
    given("d/a.txt");
    for (var missing : List.of("b.txt", "d/a", "d/a.txt2", "none/b.txt")) {
      Failing.as(
          () -> store().delete(at(missing), ObjectSetting.deadline()), FailureKind.NOT_FOUND);
    }
    assertEquals(List.of("d/a.txt"), raw().everythingBelow(directory()));
  }

  @Test
  default void aDirectoryWithObjectsStays() throws Exception {
    given("d/e/a.txt");
    for (var full : List.of("d", "d/", "d/e")) {
      Failing.as(
          () -> store().delete(at(full), ObjectSetting.deadline()),
          FailureKind.DIRECTORY_NOT_EMPTY);
    }
    assertEquals(List.of("d/e/a.txt"), raw().everythingBelow(directory()));
  }

  @Test
  default void nothingIsDeletedAfterTheDeadline() throws Exception {
    var key = given("a.txt");
    var late = Deadline.within(Duration.ZERO, Duration.ofSeconds(1));
    Failing.as(() -> store().delete(key, late), FailureKind.DEADLINE);
    assertEquals(List.of("a.txt"), raw().everythingBelow(directory()));
  }

  @Test
  default void anObjectThatIsAnotherOneByNowIsNotDeleted() throws Exception {
    var key = given("f", ObjectSetting.bytes(100));
    Version older;
    try (var content = open(key)) {
      older = content.version();
    }
    raw().write(key, ObjectSetting.bytes(101));
    Failing.as(() -> store().delete(key, older, ObjectSetting.deadline()), FailureKind.CHANGED);
    try (var content = open(key)) {
      store().delete(key, content.version(), ObjectSetting.deadline());
    }
    assertEquals(Optional.empty(), find(key));
    Failing.as(() -> store().delete(key, older, ObjectSetting.deadline()), FailureKind.NOT_FOUND);
  }
}
