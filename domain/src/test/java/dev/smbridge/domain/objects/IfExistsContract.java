package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.transfer.IfExists;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link ObjectStore#create} does about a key that is taken. */
interface IfExistsContract extends ObjectSetting {
  int PUBLISHERS = 8;

  @Test
  default void replacingPutsTheNewInItsPlace() throws Exception {
    var key = given("a.bin", new byte[7]);
    publish(key, ObjectSetting.bytes(100), IfExists.REPLACE);
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(key));
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }

  @Test
  default void aTakenKeyIsKept() throws Exception {
    var key = given("a.bin", new byte[7]);
    Failing.as(
        () -> publish(key, ObjectSetting.bytes(100), IfExists.FAIL), FailureKind.ALREADY_EXISTS);
    assertArrayEquals(new byte[7], raw().read(key));
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }

  @Test
  default void aKeyThatIsTakenMeanwhileIsKept() throws Exception {
    try (var draft = create(at("a.bin"), 100, IfExists.FAIL)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(100));
      given("a.bin", new byte[7]);
      Failing.as(() -> draft.publish(100), FailureKind.ALREADY_EXISTS);
    }
    assertArrayEquals(new byte[7], raw().read(at("a.bin")));
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }

  @Test
  default void oneOfManyPublishersWins() throws Exception {
    var outcomes =
        Concurrently.call(
            PUBLISHERS, number -> () -> publish(at("a.bin"), new byte[number + 1], IfExists.FAIL));
    var won = outcomes.stream().filter(outcome -> outcome.state() == Future.State.SUCCESS).toList();
    assertEquals(1, won.size());
    assertEquals(won.getFirst().resultNow().sizeBytes(), raw().read(at("a.bin")).length);
    for (var outcome : outcomes) {
      if (outcome.state() == Future.State.FAILED) {
        var failure = assertInstanceOf(FileFailure.class, outcome.exceptionNow());
        assertEquals(FailureKind.ALREADY_EXISTS, failure.kind());
      }
    }
  }

  @Test
  default void aDirectoryIsNotReplaced() throws Exception {
    given("d/a.txt");
    Failing.as(
        () -> publish(at("d"), ObjectSetting.bytes(1), IfExists.REPLACE),
        FailureKind.IS_A_DIRECTORY);
    assertEquals(List.of("d/a.txt"), raw().everythingBelow(directory()));
  }
}
