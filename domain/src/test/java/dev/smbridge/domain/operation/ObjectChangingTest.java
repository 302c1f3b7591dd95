package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectCall;
import dev.smbridge.domain.transfer.IfExists;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deleting objects, and moves that are copies. */
class ObjectChangingTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.store.assertNothingOpen();
    setting.close();
  }

  private void stored(String... keys) {
    for (var key : keys) {
      setting.store.put(Setting.key(key).key(), Setting.bytes(key));
    }
  }

  private static Operation delete(String key, boolean recursive) {
    return new Operation.Delete(Setting.key(key), recursive, recursive ? null : EntryType.FILE);
  }

  @Test
  void anObjectIsDeletedAndAPrefixOnlyRecursively() {
    stored("a", "d/b", "d/e/c", "d2");
    setting.outcome(Outcome.Done.class, delete("a", false));
    setting.failure(FailureKind.IS_A_DIRECTORY, delete("d", false));
    assertEquals(List.of("d/b", "d/e/c", "d2"), setting.store.keys("bucket"));
    var gone = setting.outcome(Outcome.TreeDeleted.class, delete("d/", true));
    assertEquals(2, gone.deleted());
    assertNull(gone.ended());
    assertEquals(List.of("d2"), setting.store.keys("bucket"));
  }

  @Test
  void whatIsMissingIsNotDeleted() {
    stored("a");
    setting.failure(FailureKind.NOT_FOUND, delete("b", false));
    setting.failure(FailureKind.NOT_FOUND, delete("b/", true));
    setting.failure(FailureKind.INVALID_PATH, delete("", true));
    assertEquals(List.of("a"), setting.store.keys("bucket"));
  }

  @Test
  void whatCannotBeDeletedStaysAndTheRestGoes() {
    stored("d/a", "d/b", "d/c");
    setting.store.listen((call, key) -> {
      if (call == ObjectCall.DELETE && key.key().equals("d/b")) {
        throw new FileFailure(FailureKind.ACCESS_DENIED, "not that one");
      }
    });
    var outcome = setting.outcome(Outcome.TreeDeleted.class, delete("d", true));
    assertEquals(2, outcome.deleted());
    assertEquals(1, outcome.failed());
    assertEquals("d/b", outcome.failures().getFirst().path());
    assertEquals(List.of("d/b"), setting.store.keys("bucket"));
  }

  @Test
  void aMoveBetweenPlacesLeavesNothingWhereItWas() throws Exception {
    setting.put("in/a.txt", "hello");
    var out = new Operation.Move(setting.at("in/a.txt"), Setting.key("out/"), IfExists.FAIL);
    assertEquals("out/a.txt", setting.outcome(Outcome.Stored.class, out).entry().path());
    assertArrayEquals(Setting.bytes("hello"), setting.store.bytes(Setting.key("out/a.txt").key()));
    setting.failure(FailureKind.NOT_FOUND, new Operation.Stat(setting.at("in/a.txt")));
    var back = new Operation.Move(Setting.key("out/a.txt"), setting.at("b.txt"), IfExists.FAIL);
    setting.outcome(Outcome.Stored.class, back);
    assertEquals("hello", setting.text("b.txt"));
    assertEquals(List.of(), setting.store.keys("bucket"));
  }

  @Test
  void aMoveBetweenPlacesReplacesNothing() throws Exception {
    setting.put("a", "old");
    stored("a");
    for (var ifExists : List.of(IfExists.FAIL, IfExists.REPLACE)) {
      setting.failure(
          FailureKind.ALREADY_EXISTS,
          new Operation.Move(Setting.key("a"), setting.at("a"), ifExists));
      setting.failure(
          FailureKind.ALREADY_EXISTS,
          new Operation.Move(Setting.key("a"), Setting.key("a"), ifExists));
    }
    setting.outcome(
        Outcome.Stored.class, new Operation.Move(Setting.key("a"), setting.at("a"), IfExists.SKIP));
    assertEquals("old", setting.text("a"));
    assertEquals(List.of("a"), setting.store.keys("bucket"));
  }

  @Test
  void aSourceThatChangedOnceItWasCopiedIsKept() throws Exception {
    stored("a");
    var looks = new AtomicInteger();
    setting.store.listen((call, key) -> {
      // Before the copy the move and the copy look at it, each once.
      if (call == ObjectCall.FIND && looks.incrementAndGet() == 3) {
        setting.store.put(key, Setting.bytes("newer"));
      }
    });
    var move = new Operation.Move(Setting.key("a"), setting.at("a"), IfExists.FAIL);
    var failure = setting.failure(FailureKind.CHANGED, move);
    assertTrue(failure.message().startsWith("it was copied"), failure.message());
    assertEquals("a", setting.text("a"));
    assertEquals(List.of("a"), setting.store.keys("bucket"));
  }

  @Test
  void aSourceThatCannotBeDeletedIsSaidToBeCopied() throws Exception {
    stored("a");
    setting.store.listen((call, key) -> {
      if (call == ObjectCall.DELETE) {
        throw new FileFailure(FailureKind.ACCESS_DENIED, "not that one");
      }
    });
    var move = new Operation.Move(Setting.key("a"), setting.at("a"), IfExists.FAIL);
    var failure = setting.failure(FailureKind.ACCESS_DENIED, move);
    assertTrue(failure.message().startsWith("it was copied"), failure.message());
    assertEquals("a", setting.text("a"));
  }

  @Test
  void aDirectoryMovesWithinOneShareOnly() {
    stored("d/a");
    setting.failure(
        FailureKind.IS_A_DIRECTORY,
        new Operation.Move(Setting.key("d"), Setting.key("e"), IfExists.FAIL));
    assertEquals(List.of("d/a"), setting.store.keys("bucket"));
  }
}
