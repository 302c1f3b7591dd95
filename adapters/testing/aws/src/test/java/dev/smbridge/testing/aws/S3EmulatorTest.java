package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3EmulatorTest {
  private static final int PART_BYTES = 5 * 1024 * 1024;

  private static S3Emulator emulator;
  private static S3Client s3;
  private static String bucket;

  @BeforeAll
  static void start() {
    emulator = S3Emulator.start();
    bucket = emulator.bucket("landing");
    s3 = client(emulator, Credentials.SECRET_KEY);
  }

  @AfterAll
  static void stop() {
    s3.close();
    emulator.close();
  }

  private static S3Client client(S3Emulator emulator, String secretKey) {
    return S3Client.builder()
        .endpointOverride(emulator.plainEndpoint())
        .region(Region.of(Credentials.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Credentials.ACCESS_KEY, secretKey)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static void put(String key, byte[] content) {
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.txt",
        "folder/with space/ü€😀.csv",
        "a+b%20c&d=e?f#g",
        "colon:star*question?\"<>|\\",
        "trailing dot.",
        "con",
        "quote'(1).txt",
      })
  void anObjectComesBackUnderAnyKey(String key) {
    var content = key.getBytes(UTF_8);
    put(key, content);

    assertArrayEquals(
        content, s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray());
    assertTrue(
        s3.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
            .anyMatch(object -> object.key().equals(key)));
  }

  @Test
  void aRangeIsReadOfTheVersionThatWasMeant() {
    put("ranged", "0123456789".getBytes(UTF_8));
    var tag = s3.headObject(request -> request.bucket(bucket).key("ranged")).eTag();

    assertEquals("345", range("ranged", tag));

    put("ranged", "9876543210".getBytes(UTF_8));
    var changed = assertThrows(S3Exception.class, () -> range("ranged", tag));
    assertEquals(412, changed.statusCode());
  }

  private static String range(String key, String tag) {
    return s3.getObjectAsBytes(
            request -> request.bucket(bucket).key(key).range("bytes=3-5").ifMatch(tag))
        .asUtf8String();
  }

  @Test
  void partsBecomeOneObject() {
    var content = new byte[PART_BYTES + 1000];
    new Random(4711).nextBytes(content);
    var id = s3.createMultipartUpload(r -> r.bucket(bucket).key("parts")).uploadId();
    var parts = Stream.of(1, 2).map(number -> part(id, number, content)).toList();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key("parts").uploadId(id).multipartUpload(u -> u.parts(parts)));

    assertArrayEquals(
        content, s3.getObjectAsBytes(r -> r.bucket(bucket).key("parts")).asByteArray());
  }

  private static CompletedPart part(String id, int number, byte[] content) {
    var from = (number - 1) * PART_BYTES;
    var bytes =
        java.util.Arrays.copyOfRange(content, from, Math.min(from + PART_BYTES, content.length));
    var tag =
        s3.uploadPart(
                r -> r.bucket(bucket).key("parts").uploadId(id).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  @Test
  void anAbortedUploadLeavesNothing() {
    var id = s3.createMultipartUpload(r -> r.bucket(bucket).key("aborted")).uploadId();
    assertEquals(List.of(id), uploads());

    s3.abortMultipartUpload(r -> r.bucket(bucket).key("aborted").uploadId(id));

    assertEquals(List.of(), uploads());
    assertThrows(
        NoSuchKeyException.class, () -> s3.headObject(r -> r.bucket(bucket).key("aborted")));
  }

  private static List<String> uploads() {
    return s3.listMultipartUploads(r -> r.bucket(bucket)).uploads().stream()
        .filter(upload -> upload.key().equals("aborted"))
        .map(upload -> upload.uploadId())
        .toList();
  }

  @Test
  void aWrongSecretKeyIsRefused() {
    try (var stranger = client(emulator, "wrong")) {
      var refused =
          assertThrows(S3Exception.class, () -> stranger.listObjectsV2(r -> r.bucket(bucket)));
      assertEquals(403, refused.statusCode());
    }
  }

  @Test
  void oneServerServesAllAndBucketsGoWithTheViewThatMadeThem() {
    try (var other = S3Emulator.start()) {
      assertEquals(emulator.endpoint(), other.endpoint());
      other.bucket("passing");
      s3.headBucket(r -> r.bucket("passing"));
    }
    assertThrows(NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket("passing")));
    s3.headBucket(r -> r.bucket(bucket));
  }

  @Test
  void aBucketsNameStaysWithinTheServersRoot() {
    assertThrows(IllegalArgumentException.class, () -> emulator.bucket("../escape"));
  }
}
