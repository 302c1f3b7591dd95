package dev.smbridge.adapter.s3;

import static dev.smbridge.adapter.s3.ScriptedS3.beginning;
import static dev.smbridge.adapter.s3.ScriptedS3.cut;
import static dev.smbridge.adapter.s3.ScriptedS3.error;
import static dev.smbridge.adapter.s3.ScriptedS3.half;
import static dev.smbridge.adapter.s3.ScriptedS3.object;
import static dev.smbridge.adapter.s3.ScriptedS3.range;
import static dev.smbridge.adapter.s3.ScriptedS3.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.aws.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 does rarely, and an emulator of it never on demand. */
class S3FaultsTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));
  private static final ObjectKey KEY = new ObjectKey("bucket", "d/key");
  private static final byte[] CONTENT = {1, 2, 3};
  private static final String CHECKSUM = Crc32.of(CONTENT, 0, CONTENT.length);

  private final ObjectStore store = S3Module.s3();
  private ScriptedS3 s3;
  private SdkSettings settings;

  Wire wire() {
    return Wire.TLS;
  }

  @BeforeEach
  void start() throws IOException {
    s3 = new ScriptedS3(wire() == Wire.TLS ? TestCertificate.loopback() : null);
    settings = new SdkSettings(s3.environment());
  }

  @AfterEach
  void stop() {
    settings.close();
    s3.close();
  }

  private Version put(IfExists ifExists) throws FileFailure {
    try (var draft = store.create(KEY, CONTENT.length, ifExists, DEADLINE)) {
      draft.writeAt(0, ByteBuffer.wrap(CONTENT));
      return draft.publish(CONTENT.length);
    }
  }

  private FileFailure failing(FailureKind kind, String saying) {
    var failure = Failing.as(() -> store.find(KEY, DEADLINE), kind);
    assertTrue(failure.message().contains(saying), failure::message);
    return failure;
  }

  @Test
  void slowDownIsWaitedOut() throws FileFailure {
    s3.then(2, error(503, "SlowDown")).then(1, object(3, "tag", CHECKSUM));
    assertEquals(3, store.find(KEY, DEADLINE).orElseThrow().sizeBytes());
    assertEquals(Collections.nCopies(3, "HEAD /bucket/d/key"), s3.requests());
  }

  @Test
  void slowDownWithoutEndCanBeRetriedLater() {
    s3.then(1, error(503, "SlowDown"));
    assertTrue(failing(FailureKind.UNREACHABLE, "busy").retryable());
  }

  @Test
  void aDenialNamesTheActionAndWhatElseItMayMean() {
    s3.then(1, error(403, "AccessDenied"));
    failing(FailureKind.ACCESS_DENIED, "s3:GetObject");
    failing(FailureKind.ACCESS_DENIED, "s3:ListBucket");
    var failure = Failing.as(() -> put(IfExists.REPLACE), FailureKind.ACCESS_DENIED);
    assertTrue(failure.message().contains("s3:PutObject"), failure::message);
  }

  @Test
  void whoMayOnlyWriteWrites() throws FileFailure {
    s3.then(1, status(200, Map.of("ETag", "\"tag\""), "")).then(1, error(403, "AccessDenied"));
    var version = put(IfExists.REPLACE);
    assertEquals(3, version.sizeBytes());
    assertEquals("\"tag\"", version.identity());
    assertEquals(1, s3.requests().size());
  }

  @Test
  void whoMayOnlyReadReads() throws FileFailure {
    s3.then(1, range("12345678")).then(1, error(403, "AccessDenied"));
    try (var content = store.open(KEY, DEADLINE)) {
      assertEquals(8, content.readAt(0, ByteBuffer.allocate(8)));
      assertTrue(content.isCurrent());
    }
    assertEquals(1, s3.requests().size());
  }

  @Test
  void aBucketElsewhereNamesItsRegion() {
    s3.then(1, error(301, "PermanentRedirect"));
    failing(FailureKind.INVALID_REQUEST, "ap-southeast-2");
  }

  @ParameterizedTest
  @CsvSource({
    "403, ExpiredToken, ACCESS_DENIED, credentials",
    "403, InvalidObjectState, UNSUPPORTED, Glacier",
    "403, RequestTimeTooSkewed, ACCESS_DENIED, clock",
    "400, KeyTooLongError, INVALID_PATH, 1024",
    "404, NoSuchBucket, NOT_FOUND, bucket",
    "418, Teapot, OTHER, Teapot",
  })
  void aCodeHasItsMeaning(int status, String code, FailureKind kind, String saying) {
    s3.then(1, error(status, code));
    var failure =
        Failing.as(
            () -> store.list(KEY, ListingScope.of(true, false, ignored -> {}), DEADLINE), kind);
    assertTrue(failure.message().contains(saying), failure::message);
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftInTime() {
    s3.then(1, s3.hang());
    var start = Instant.now();
    var brief = Deadline.within(Duration.ofMillis(1200), Duration.ofSeconds(30));
    Failing.as(() -> store.find(KEY, brief), FailureKind.DEADLINE);
    var took = Duration.between(start, Instant.now());
    assertTrue(took.toMillis() < 3000, took::toString);
  }

  @Test
  void aBodyThatBreaksOffIsAskedForAgain() throws FileFailure {
    s3.then(2, half(8)).then(1, range("12345678"));
    try (var content = store.open(KEY, DEADLINE)) {
      var target = ByteBuffer.allocate(8);
      assertEquals(8, content.readAt(0, target));
      assertEquals("12345678", new String(target.array(), UTF_8));
      assertEquals(8, target.position());
    }
  }

  /** Its first bytes would be taken for those in the middle. */
  @Test
  void anEndpointThatIgnoresRangesFails() throws FileFailure {
    s3.then(1, beginning("123", 6)).then(1, status(200, Map.of("ETag", "\"tag\""), "123456"));
    try (var content = store.open(KEY, DEADLINE)) {
      assertEquals(3, content.readAt(0, ByteBuffer.allocate(3)));
      var failure =
          Failing.as(() -> content.readAt(3, ByteBuffer.allocate(3)), FailureKind.UNSUPPORTED);
      assertTrue(failure.message().contains("range"), failure::message);
    }
    assertEquals(2, s3.requests().size());
  }

  @Test
  void aBodyThatAlwaysBreaksOffFails() {
    s3.then(2, half(8));
    Failing.as(() -> store.open(KEY, DEADLINE), FailureKind.UNREACHABLE);
  }

  @Test
  void aReplyThatWasLostIsLookedUp() throws FileFailure {
    for (var attempt = 0; attempt < attempts(); attempt++) {
      s3.then(1, cut());
    }
    s3.then(1, object(3, "tag", CHECKSUM));
    assertEquals(3, put(IfExists.REPLACE).sizeBytes());
    assertEquals(attempts(), Collections.frequency(s3.requests(), "PUT /bucket/d/key"));
  }

  @Test
  void aReplyThatWasLostForGoodLeavesTheEffectUnknown() {
    for (var attempt = 0; attempt < attempts(); attempt++) {
      s3.then(1, cut());
    }
    s3.then(1, object(3, "older", "AAAAAA=="));
    var failure = assertThrows(FileFailure.class, () -> put(IfExists.REPLACE));
    assertEquals(FailureKind.UNREACHABLE, failure.kind());
    assertEquals(Effect.UNKNOWN, failure.effect());
  }

  @Test
  void aWaitThatIsInterruptedLeavesTheEffectUnknown() throws Exception {
    s3.then(1, s3.hang());
    var writing =
        new FutureTask<>(() -> assertThrows(FileFailure.class, () -> put(IfExists.REPLACE)));
    var writer = Thread.startVirtualThread(writing);
    while (writer.isAlive() && !s3.requests().contains("PUT /bucket/d/key")) {
      Thread.sleep(1);
    }
    writer.interrupt();
    assertEquals(Effect.UNKNOWN, writing.get(10, TimeUnit.SECONDS).effect());
  }

  /** The first of the SDK's attempts took effect, its reply was lost, the second is refused. */
  @Test
  void aRepetitionThatMeetsItsOwnEffectIsNoFailure() throws FileFailure {
    s3.then(1, cut()).then(1, error(412, "PreconditionFailed")).then(1, object(3, "tag", CHECKSUM));
    assertEquals(3, put(IfExists.FAIL).sizeBytes());
  }

  @Test
  void aRepetitionThatMeetsAnotherObjectIsAFailure() {
    s3.then(1, cut())
        .then(1, error(412, "PreconditionFailed"))
        .then(1, object(3, "tag", "AAAAAA=="));
    Failing.as(() -> put(IfExists.FAIL), FailureKind.ALREADY_EXISTS);
  }

  /** Even of the same content: whoever asked first has made it. */
  @Test
  void aTakenKeyIsTaken() {
    s3.then(1, error(412, "PreconditionFailed")).then(1, object(3, "tag", CHECKSUM));
    Failing.as(() -> put(IfExists.FAIL), FailureKind.ALREADY_EXISTS);
  }

  @Test
  void aConcurrentConflictIsATakenKey() {
    s3.then(9, error(409, "ConditionalRequestConflict")).then(1, error(404, ""));
    Failing.as(() -> put(IfExists.FAIL), FailureKind.ALREADY_EXISTS);
  }

  @Test
  void nobodyListeningIsUnreachableAndSaysWhatAVpcNeeds() throws IOException {
    var variables = new HashMap<>(s3.environment());
    variables.put("AWS_ENDPOINT_URL_S3", "https://127.0.0.1:" + freePort());
    try (var _ = new SdkSettings(variables)) {
      failing(FailureKind.UNREACHABLE, "gateway endpoint");
      var failure = assertThrows(FileFailure.class, () -> put(IfExists.REPLACE));
      assertEquals(Effect.NONE, failure.effect());
    }
  }

  @Test
  void aMissingRegionOrIdentityIsAConfigurationToMend() {
    var variables = new HashMap<>(s3.environment());
    variables.remove("AWS_REGION");
    try (var _ = new SdkSettings(variables)) {
      failing(FailureKind.INVALID_REQUEST, "AWS_REGION");
    }
    variables.putAll(s3.environment());
    variables.remove("AWS_ACCESS_KEY_ID");
    try (var _ = new SdkSettings(variables)) {
      failing(FailureKind.INVALID_REQUEST, "AWS credentials");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** How often the SDK tries by default. */
  private static int attempts() {
    return 4;
  }
}
