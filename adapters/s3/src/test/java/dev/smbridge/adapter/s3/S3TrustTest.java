package dev.smbridge.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.aws.TestCertificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose certificates are accepted; where one is not, nothing is sent, and nothing falls back. */
class S3TrustTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));
  private static final ObjectKey KEY = new ObjectKey("bucket", "d/key");

  private final ObjectStore store = S3Module.s3();

  @TempDir Path scratch;

  @Test
  void aCertificateOfATrustedAuthorityIsAccepted() throws Exception {
    try (var s3 = new ScriptedS3(TestCertificate.loopback());
        var _ = new SdkSettings(s3.environment())) {
      s3.then(1, ScriptedS3.object(3, "tag", ""));
      assertEquals(3, store.find(KEY, DEADLINE).orElseThrow().sizeBytes());
    }
  }

  @Test
  void aBundleMayHoldSeveralAuthorities() throws Exception {
    var bundle = scratch.resolve("bundle.pem");
    var elsewhere = TestCertificate.of("dns:elsewhere.example");
    Files.writeString(
        bundle,
        Files.readString(elsewhere.authority())
            + Files.readString(TestCertificate.loopback().authority()));
    try (var s3 = new ScriptedS3(TestCertificate.loopback());
        var _ = trusting(s3, bundle.toString())) {
      s3.then(1, ScriptedS3.object(3, "tag", ""));
      assertEquals(3, store.find(KEY, DEADLINE).orElseThrow().sizeBytes());
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
    try (var s3 = new ScriptedS3(TestCertificate.loopback());
        var _ = trusting(s3, "")) {
      refused(s3, "unable to find valid certification path");
    }
  }

  @Test
  void aBundleReplacesTheAuthoritiesOfTheJdk() throws Exception {
    var other = TestCertificate.of("ip:127.0.0.1").authority();
    try (var s3 = new ScriptedS3(TestCertificate.loopback());
        var _ = trusting(s3, other.toString())) {
      refused(s3, "certificate of S3");
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    var elsewhere = TestCertificate.of("dns:elsewhere.example");
    try (var s3 = new ScriptedS3(elsewhere);
        var _ = trusting(s3, elsewhere.authority().toString())) {
      refused(s3, "127.0.0.1");
    }
  }

  /** By a read and by a write, of which nothing reached the other end. */
  private void refused(ScriptedS3 s3, String saying) {
    var failure = Failing.as(() -> store.find(KEY, DEADLINE), FailureKind.POLICY);
    assertTrue(failure.message().contains(saying), failure::message);
    assertTrue(failure.message().contains("AWS_CA_BUNDLE"), failure::message);
    var unwritten = assertThrows(FileFailure.class, this::put);
    assertEquals(FailureKind.POLICY, unwritten.kind());
    assertEquals(Effect.NONE, unwritten.effect());
    assertEquals(List.of(), s3.requests());
  }

  private void put() throws FileFailure {
    try (var draft = store.create(KEY, 3, IfExists.REPLACE, DEADLINE)) {
      draft.writeAt(0, ByteBuffer.wrap(new byte[3]));
      draft.publish(3);
    }
  }

  @Test
  void aBundleThatIsNoneIsNamed() throws Exception {
    var garbage = Files.writeString(scratch.resolve("garbage.pem"), "hunter2").toString();
    var empty = Files.writeString(scratch.resolve("empty.pem"), "").toString();
    for (var file : List.of(garbage, empty, scratch.resolve("missing.pem").toString(), "\0")) {
      try (var s3 = new ScriptedS3(TestCertificate.loopback());
          var _ = trusting(s3, file)) {
        var failure = Failing.as(() -> store.find(KEY, DEADLINE), FailureKind.INVALID_REQUEST);
        assertTrue(failure.message().contains("AWS_CA_BUNDLE names \"" + file), failure::message);
        assertEquals(List.of(), s3.requests());
      }
    }
  }

  private static SdkSettings trusting(ScriptedS3 s3, String bundle) throws IOException {
    Map<String, String> variables = new HashMap<>(s3.environment());
    variables.put("AWS_CA_BUNDLE", bundle);
    return new SdkSettings(variables);
  }
}
