package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.testing.aws.S3Emulator;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of the emulator by a client of its own. */
final class Bucket implements AutoCloseable {
  static final String ABSENT = "(absent)";

  private final S3Client s3;
  private final String name;

  Bucket(S3Emulator emulator, String name) {
    this.name = emulator.bucket(name);
    var as = emulator.environment();
    var identity =
        AwsBasicCredentials.create(as.get("AWS_ACCESS_KEY_ID"), as.get("AWS_SECRET_ACCESS_KEY"));
    s3 =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(emulator.plainEndpoint())
            .forcePathStyle(true)
            .region(Region.of(as.get("AWS_REGION")))
            .credentialsProvider(StaticCredentialsProvider.create(identity))
            .build();
  }

  /** Its ETag, as events have it. */
  String put(String key, String text) {
    return s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(text))
        .eTag()
        .replace("\"", "");
  }

  /** The text of an object, or {@link #ABSENT}. */
  String text(String key) {
    try {
      return s3.getObjectAsBytes(request -> request.bucket(name).key(key)).asString(UTF_8);
    } catch (NoSuchKeyException missing) {
      return ABSENT;
    }
  }

  List<String> keys() {
    return s3.listObjectsV2(request -> request.bucket(name)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  void clear() {
    keys().forEach(key -> s3.deleteObject(request -> request.bucket(name).key(key)));
  }

  @Override
  public void close() {
    s3.close();
  }
}
