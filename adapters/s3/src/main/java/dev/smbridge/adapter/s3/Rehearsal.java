package dev.smbridge.adapter.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.smbridge.adapter.aws.http.NativeTls;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads and writes an object of an S3 that is made up, which answers everything at once and alike:
 * what the SDK loads for that is there when a real object comes. No byte leaves the process, and no
 * identity is asked for.
 */
final class Rehearsal implements SdkHttpClient {
  private static final byte[] ANSWER = "<Answer/>".getBytes(US_ASCII);
  private static final ObjectKey OBJECT = new ObjectKey("rehearsal", "object");
  private static final Duration AMPLE = Duration.ofSeconds(5);

  private Rehearsal() {}

  static void perform() {
    var client =
        S3Client.builder()
            .httpClient(new Rehearsal())
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Service::configure)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")));
    try (var s3 = client.build()) {
      var store = new S3ObjectStore(new S3Service(() -> s3, new NativeTls()));
      var deadline = Deadline.within(AMPLE, AMPLE);
      var _ = store.find(OBJECT, deadline);
      try (var content = store.open(OBJECT, deadline)) {
        content.readAt(0, ByteBuffer.allocate(ANSWER.length));
      }
      try (var draft = store.create(OBJECT, ANSWER.length, IfExists.REPLACE, deadline)) {
        draft.writeAt(0, ByteBuffer.wrap(ANSWER));
        draft.publish(ANSWER.length);
      }
    } catch (FileFailure _) {
      // Whatever is wrong with these answers, what was loaded until then stays loaded.
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer();
      }

      @Override
      public void abort() {}
    };
  }

  private static HttpExecuteResponse answer() {
    var head =
        SdkHttpResponse.builder()
            .statusCode(200)
            .putHeader("Content-Length", String.valueOf(ANSWER.length))
            .putHeader("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT")
            .putHeader("ETag", "\"rehearsal\"");
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
        .build();
  }

  @Override
  public void close() {}
}
