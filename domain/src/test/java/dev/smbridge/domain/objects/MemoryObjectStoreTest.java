package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryObjectStoreTest extends ObjectStoreContract {
  private static final String BUCKET = "bucket";

  private final MemoryObjectStore store = MemoryObjectStore.of(BUCKET);

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public ObjectKey directory() {
    return new ObjectKey(BUCKET, "contract");
  }

  @Override
  public RawObjects raw() {
    return new RawObjects() {
      @Override
      public byte[] read(ObjectKey key) {
        return store.bytes(key);
      }

      @Override
      public void write(ObjectKey key, byte[] content) {
        var _ = store.put(key, content);
      }

      @Override
      public void remove(ObjectKey key) {
        store.remove(key);
      }

      @Override
      public List<String> everythingBelow(ObjectKey directory) {
        var prefix = directory.child("").key();
        return store.keys(directory.container()).stream()
            .filter(key -> key.startsWith(prefix))
            .map(key -> key.substring(prefix.length()))
            .toList();
      }
    };
  }

  @AfterEach
  void nothingIsLeftOpen() {
    store.assertNothingOpen();
  }

  @Test
  void anUnknownContainerFailsAsNotFound() {
    var elsewhere = new ObjectKey("elsewhere", "a");
    Failing.as(() -> create(elsewhere, 1, IfExists.FAIL), FailureKind.NOT_FOUND);
    Failing.as(() -> list(elsewhere, true), FailureKind.NOT_FOUND);
  }

  @Test
  void aLostReplyLeavesTheEffect() throws Exception {
    store.listenAfter((call, key) -> {
      if (call == ObjectCall.PUBLISH) {
        throw new FileFailure(FailureKind.UNREACHABLE, "no reply").withEffect(Effect.UNKNOWN);
      }
    });
    assertThrows(FileFailure.class, () -> publish(at("a"), ObjectSetting.bytes(10), IfExists.FAIL));
    assertTrue(find(at("a")).isPresent());
  }

  @Test
  void whatIsInOrderRefusesAnyOther() throws Exception {
    var pipe = MemoryObjectStore.inOrder("");
    var key = new ObjectKey("", "-");
    pipe.put(key, ObjectSetting.bytes(100));
    try (var content = pipe.open(key, ObjectSetting.deadline())) {
      assertEquals(Version.UNKNOWN_SIZE, content.version().sizeBytes());
      assertEquals(60, content.readAt(0, ByteBuffer.allocate(60)));
      assertThrows(IllegalStateException.class, () -> content.readAt(0, ByteBuffer.allocate(60)));
      assertEquals(40, content.readAt(60, ByteBuffer.allocate(60)));
    }
    try (var draft = pipe.create(key, 1, IfExists.REPLACE, ObjectSetting.deadline())) {
      assertThrows(
          IllegalStateException.class,
          () -> draft.writeAt(draft.chunkBytes(), ByteBuffer.allocate(1)));
    }
    pipe.assertNothingOpen();
  }

  @Test
  void aClosedHandleIsRefused() throws Exception {
    var draft = create(at("a"), 1, IfExists.REPLACE);
    assertThrows(AssertionError.class, store::assertNothingOpen);
    draft.close();
    assertThrows(IllegalStateException.class, () -> draft.writeAt(0, ByteBuffer.allocate(1)));
  }
}
