package dev.smbridge.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.testing.aws.RequestRecorder;
import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests an operation makes: each has its price and its time on the way. */
class S3RequestsTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(60));

  private final ObjectStore store = S3Module.s3();
  private final S3Emulator emulator = S3Emulator.start();
  private final RequestRecorder recorder = new RequestRecorder(emulator.plainEndpoint());
  private SdkSettings settings;
  private ObjectKey key;

  @BeforeEach
  void start() {
    settings = new SdkSettings(recorder.environment());
    key = new ObjectKey(emulator.bucket("priced"), "d/key");
  }

  @AfterEach
  void stop() {
    settings.close();
    recorder.close();
    emulator.close();
  }

  private void put(ObjectKey key, int size, IfExists ifExists) throws FileFailure {
    try (var draft = store.create(key, size, ifExists, DEADLINE)) {
      for (var offset = 0; offset < size; offset += draft.chunkBytes()) {
        draft.writeAt(offset, ByteBuffer.allocate(Math.min(draft.chunkBytes(), size - offset)));
      }
      draft.publish(size);
    }
  }

  /** As a copy reads: all of it, then whether it was one. */
  private void get(int size) throws FileFailure {
    try (var content = store.open(key, DEADLINE)) {
      for (var offset = 0; offset < size; offset += content.chunkBytes()) {
        var chunk = ByteBuffer.allocate(Math.min(content.chunkBytes(), size - offset));
        content.readAt(offset, chunk);
      }
      assertTrue(content.isCurrent());
    }
  }

  private List<String> requests() {
    return recorder.take();
  }

  @Test
  void aSmallPutIsOneRequestWhateverIsThere() throws FileFailure {
    put(key, 100, IfExists.REPLACE);
    assertEquals(List.of("PUT"), requests());
    put(key, 100, IfExists.REPLACE);
    assertEquals(List.of("PUT"), requests());
    put(new ObjectKey(key.container(), "d/other"), 100, IfExists.FAIL);
    assertEquals(List.of("PUT"), requests());
  }

  @Test
  void aLargePutIsAsManyPartsAndTwoMore() throws FileFailure {
    put(key, (16 << 20) + 1, IfExists.REPLACE);
    assertEquals(
        List.of(
            "POST uploads", "PUT partNumber", "PUT partNumber", "PUT partNumber", "POST uploadId"),
        requests());
  }

  @Test
  void aSmallGetIsOneRequest() throws FileFailure {
    put(key, 100, IfExists.REPLACE);
    requests();
    get(100);
    assertEquals(List.of("GET"), requests());
  }

  @Test
  void aGetOfNothingIsTwo() throws FileFailure {
    put(key, 0, IfExists.REPLACE);
    requests();
    get(0);
    assertEquals(List.of("GET", "HEAD", "HEAD"), requests());
  }

  @Test
  void aLargeGetIsAsManyRangesAfterTheNativeCipherIsThere() throws FileFailure {
    store.prepare();
    put(key, (16 << 20) + 1, IfExists.REPLACE);
    requests();
    get((16 << 20) + 1);
    assertEquals(List.of("GET", "GET", "GET"), requests());
  }

  /** Many small objects load the native cipher, too, though none of them would be worth it. */
  @Test
  void smallGetsLoadTheNativeCipherOnceTheirSumPays() throws Exception {
    put(key, 1 << 20, IfExists.REPLACE);
    var large = 16 << 20;
    var service = S3Service.configured();
    var fresh = new S3ObjectStore(service);
    assertTrue(service.wouldBeFaster(large));
    for (var i = 0; i < 4; i++) {
      fresh.open(key, DEADLINE).close();
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (service.wouldBeFaster(large)) {
            Thread.sleep(1);
          }
        });
  }

  @Test
  void aSecondLookIsOneRequest() throws FileFailure {
    put(key, 100, IfExists.REPLACE);
    requests();
    try (var content = store.open(key, DEADLINE)) {
      content.readAt(0, ByteBuffer.allocate(100));
      assertTrue(content.isCurrent());
      assertTrue(content.isCurrent());
    }
    assertEquals(List.of("GET", "HEAD"), requests());
  }

  @Test
  void aLookIsOneRequestAndTwoWhereThereIsNoObject() throws FileFailure {
    put(key, 100, IfExists.REPLACE);
    requests();
    store.find(key, DEADLINE);
    assertEquals(List.of("HEAD"), requests());
    store.find(new ObjectKey(key.container(), "d"), DEADLINE);
    assertEquals(List.of("HEAD", "GET list-type"), requests());
    Failing.as(
        () -> store.open(new ObjectKey(key.container(), "none"), DEADLINE), FailureKind.NOT_FOUND);
    assertEquals(List.of("GET", "GET list-type"), requests());
  }

  @Test
  void aListingIsOneRequestAPage() throws FileFailure {
    for (var number = 0; number < 5; number++) {
      put(key.child("" + number), 10, IfExists.REPLACE);
    }
    requests();
    var entries = 0;
    try (var listing = store.list(key, ListingScope.of(true, false, ignored -> {}), DEADLINE)) {
      while (listing.next().isPresent()) {
        entries++;
      }
    }
    assertEquals(5, entries);
    assertEquals(List.of("GET list-type"), requests());
  }
}
