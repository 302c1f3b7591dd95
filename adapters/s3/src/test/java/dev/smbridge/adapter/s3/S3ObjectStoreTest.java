package dev.smbridge.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.ObjectStoreContract;
import dev.smbridge.domain.objects.RawObjects;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module as it is delivered, with the SDK's own settings, against S3 over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectStoreTest extends ObjectStoreContract {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(60));
  private static final ListingScope EVERYTHING = ListingScope.of(true, false, ignored -> {});

  private S3Emulator emulator;
  private SdkSettings settings;
  private RawBucket raw;
  private ObjectStore store;
  private String bucket;
  private static int tests;

  private ObjectKey directory;

  Wire wire() {
    return Wire.TLS;
  }

  @BeforeAll
  void start() {
    emulator = S3Emulator.start();
    settings = new SdkSettings(wire().environment(emulator));
    raw = new RawBucket(emulator.plainEndpoint());
    store = S3Module.s3();
    bucket = emulator.bucket("landing");
  }

  @AfterAll
  void stop() {
    raw.close();
    settings.close();
    emulator.close();
  }

  @BeforeEach
  void chooseDirectory() {
    directory = new ObjectKey(bucket, "contract/" + tests++);
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public RawObjects raw() {
    return raw;
  }

  @Override
  public ObjectKey directory() {
    return directory;
  }

  private byte[] content(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void anUnknownBucketIsNamed() {
    var key = new ObjectKey("no-such-bucket", "a");
    for (var failure :
        List.of(
            Failing.as(() -> store.find(key, DEADLINE), FailureKind.NOT_FOUND),
            Failing.as(() -> store.open(key, DEADLINE), FailureKind.NOT_FOUND),
            Failing.as(() -> store.list(key, EVERYTHING, DEADLINE), FailureKind.NOT_FOUND),
            Failing.as(() -> publish(key, new byte[1], IfExists.FAIL), FailureKind.NOT_FOUND))) {
      assertTrue(failure.message().contains("\"no-such-bucket\""), failure::message);
    }
  }

  /**
   * S3 is not asked first, which would be a request, and takes it: a key may be an object and have
   * others below it. The emulator, which keeps objects as files, cannot.
   */
  @Override
  @Test
  public void aDirectoryIsNotReplaced() throws Exception {
    given("d/a.txt");
    assertThrows(FileFailure.class, () -> publish(at("d"), new byte[1], IfExists.REPLACE));
    assertEquals(List.of("d/a.txt"), raw.everythingBelow(directory));
  }

  /** The answer to a PUT tells no time: to ask for it would be a request. */
  @Override
  @Test
  public void thePublishedVersionIsTheOneThatIsOpened() throws Exception {
    var version = publish(at("a.bin"), content(100), IfExists.REPLACE);
    try (var content = open(at("a.bin"))) {
      assertEquals(version.identity(), content.version().identity());
      assertEquals(version.sizeBytes(), content.version().sizeBytes());
      var apart = Duration.between(version.modified(), content.version().modified()).abs();
      assertTrue(apart.toSeconds() <= 2, apart::toString);
    }
  }

  @Test
  void anEmptyBucketIsAnEmptyDirectory() throws FileFailure {
    var key = new ObjectKey(emulator.bucket("empty-one"), "");
    var entry = store.find(key, DEADLINE).orElseThrow();
    assertEquals(EntryType.DIRECTORY, entry.type());
    assertEquals("", entry.path());
    assertEquals(List.of(), paths(key, false));
    Failing.as(() -> store.open(key, DEADLINE), FailureKind.IS_A_DIRECTORY);
  }

  @Test
  void theMarkerOfAnEmptyDirectoryIsADirectory() throws FileFailure {
    raw.write(at("d/"), new byte[0]);
    raw.write(at("d/e/"), new byte[0]);

    assertEquals(EntryType.DIRECTORY, store.find(at("d"), DEADLINE).orElseThrow().type());
    assertEquals(List.of("e"), paths(at("d"), false));
    assertEquals(List.of(), paths(at("d"), true));
    assertEquals(List.of(), paths(at("d/e"), false));
    Failing.as(
        () -> store.create(at("d/"), 0, IfExists.REPLACE, DEADLINE), FailureKind.IS_A_DIRECTORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"line\nbreak\ttab", "con", "dot.", "<&>\"'", "a%2Fb+c", "x\u0001y"})
  void oddKeysAreMeantAsTheyAre(String name) throws FileFailure {
    var key = at(name);
    try (var draft = store.create(key, 3, IfExists.FAIL, DEADLINE)) {
      draft.writeAt(0, ByteBuffer.wrap(new byte[3]));
      draft.publish(3);
    }
    assertEquals(3, store.find(key, DEADLINE).orElseThrow().sizeBytes());
    assertEquals(List.of(name), paths(directory, true));
    assertEquals(List.of(name), paths(directory, false));
  }

  @Test
  void anObjectThatChangesWhileItIsReadFailsAsChanged() throws FileFailure {
    var key = at("a");
    var size = (8 << 20) + 100;
    raw.write(key, content(size));
    try (var content = store.open(key, DEADLINE)) {
      assertEquals(50, content.readAt(0, ByteBuffer.allocate(50)));
      raw.write(key, content(size + 1));
      Failing.as(() -> content.readAt(8 << 20, ByteBuffer.allocate(50)), FailureKind.CHANGED);
      raw.remove(key);
      Failing.as(() -> content.readAt(8 << 20, ByteBuffer.allocate(50)), FailureKind.CHANGED);
      assertFalse(content.isCurrent());
    }
  }

  @Test
  void aLargeObjectGoesInPartsAndComesBack() throws FileFailure {
    var bytes = content((17 << 20) + 5);
    var key = at("large");
    try (var draft = store.create(key, bytes.length, IfExists.FAIL, DEADLINE)) {
      assertEquals(8 << 20, draft.chunkBytes());
      for (var number : new int[] {2, 0, 1}) {
        var offset = number * draft.chunkBytes();
        var length = Math.min(draft.chunkBytes(), bytes.length - offset);
        draft.writeAt(offset, ByteBuffer.wrap(bytes, offset, length));
      }
      assertEquals(Optional.empty(), store.find(key, DEADLINE));
      draft.publish(bytes.length);
    }
    try (var content = store.open(key, DEADLINE)) {
      var all = ByteBuffer.allocate(bytes.length);
      assertEquals(bytes.length, content.readAt(0, all));
      assertArrayEquals(bytes, all.array());
    }
  }

  @Test
  void aLargeObjectDoesNotTakeATakenKey() throws FileFailure {
    var bytes = content((8 << 20) + 1);
    var key = at("large");
    try (var draft = store.create(key, bytes.length, IfExists.FAIL, DEADLINE)) {
      draft.writeAt(0, ByteBuffer.wrap(bytes, 0, 8 << 20));
      draft.writeAt(8 << 20, ByteBuffer.wrap(bytes, 8 << 20, 1));
      raw.write(key, content(7));
      Failing.as(() -> draft.publish(bytes.length), FailureKind.ALREADY_EXISTS);
    }
    assertArrayEquals(content(7), raw.read(key));
    assertEquals(List.of("large"), raw.everythingBelow(directory));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 8L << 20, 80L << 30, 5L << 40, 9L << 40, Version.UNKNOWN_SIZE})
  void atMostTenThousandPartsMakeAnObject(long expected) throws FileFailure {
    var size = expected == Version.UNKNOWN_SIZE ? 100L << 30 : expected;
    var bytes = PartSize.bytes(expected);
    assertTrue(Math.ceilDiv(size, bytes) <= PartSize.MOST_PARTS, () -> "parts of " + bytes);
    assertTrue(bytes >= 8 << 20, () -> "parts of " + bytes);
    assertEquals(0, bytes % (1 << 20));
  }

  @Test
  void whatIsTooLargeForAnObjectIsRefused() {
    Failing.as(() -> PartSize.bytes(10L << 40), FailureKind.UNSUPPORTED);
  }

  @Test
  void aBucketThatCannotBeIsAWrongRequest() {
    var key = new ObjectKey("Not a bucket!", "a");
    var failure = assertThrows(FileFailure.class, () -> store.list(key, EVERYTHING, DEADLINE));
    assertTrue(
        failure.kind() == FailureKind.INVALID_REQUEST || failure.kind() == FailureKind.NOT_FOUND,
        () -> failure.kind() + ": " + failure.message());
  }

  @Test
  void bucketsAreListedAsDirectories() throws FileFailure {
    var other = emulator.bucket("other");
    var names = paths(new ObjectKey("", ""), false);
    assertTrue(names.containsAll(List.of(bucket, other)), names.toString());
    Failing.as(() -> list(new ObjectKey("", ""), true), FailureKind.INVALID_REQUEST);
  }

  @Test
  void theMarkersOfADirectoryAreDeletedWithIt() throws Exception {
    for (var marker : List.of("d/", "d/e/", "d/f/g/")) {
      raw.write(at(marker), new byte[0]);
    }
    raw.write(at("d2/"), new byte[0]);
    store.delete(at("d"), DEADLINE);
    assertEquals(List.of("d2/"), raw.everythingBelow(directory));
  }
}
