package dev.smbridge.adapter.s3;

import dev.smbridge.adapter.aws.SdkCall;
import dev.smbridge.adapter.aws.http.AwsHttp;
import dev.smbridge.adapter.aws.http.NativeTls;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * S3 as the SDK reaches it: region, identity and endpoint are the SDK's to find. Its retries are
 * the only ones.
 */
final class S3Service {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  /** What each of several parallel requests gets of a slow line. */
  private static final int SLOWEST_BYTES_PER_SECOND = 64 << 10;

  private final SdkCall<S3Client> clients;
  private final NativeTls nativeTls;

  // Guarded by this.
  private @Nullable S3Client client;

  /** Makes its client by the first call. */
  S3Service(SdkCall<S3Client> clients, NativeTls nativeTls) {
    this.clients = clients;
    this.nativeTls = nativeTls;
  }

  /** The S3 that the process is configured for. */
  static S3Service configured() {
    var nativeTls = new NativeTls();
    return new S3Service(() -> client(nativeTls), nativeTls);
  }

  /** Loads the native cipher, where there is one. */
  void prepare() {
    nativeTls.prepare();
  }

  /** Whether it pays to wait for a faster connection before so many bytes are moved. */
  boolean wouldBeFaster(long bytes) {
    return nativeTls.wouldPay(bytes);
  }

  /** Announces that an object of so many bytes will be moved, in one piece or in many. */
  void expect(long bytes) {
    nativeTls.expect(bytes);
  }

  /** Counts what was moved: many small objects deserve fast connections, too. */
  void moved(long bytes) {
    nativeTls.moved(bytes);
  }

  /** A request, to be sent with its limits. */
  interface Request<T> extends Function<S3Client, T> {}

  /**
   * Sends a request.
   *
   * @param action what the identity must be allowed to do, as a policy names it
   */
  <T> T call(String action, ObjectKey key, Request<T> request) throws FileFailure {
    return S3Failures.translating(action, key.container(), () -> request.apply(client()));
  }

  /** The limits of a request without a body: the wait for one answer, retries included. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> within(Deadline deadline)
      throws FileFailure {
    return within(deadline, Duration.ZERO);
  }

  /** The same where the bytes of a body are on the way for a while before there is an answer. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> moving(int bytes, Deadline deadline)
      throws FileFailure {
    return within(deadline, Duration.ofSeconds(bytes / SLOWEST_BYTES_PER_SECOND));
  }

  /** The same for a request that S3 itself needs a while for. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> within(Deadline deadline, Duration more)
      throws FileFailure {
    var wait = deadline.nextWait();
    var longer = wait.plus(more);
    var rest = deadline.remaining();
    var limit = longer.compareTo(rest) < 0 ? longer : rest;
    return atMost(limit.compareTo(wait) < 0 ? wait : limit);
  }

  /** A limit that no deadline shortens. */
  static Consumer<AwsRequestOverrideConfiguration.Builder> atMost(Duration limit) {
    return limits -> limits.apiCallTimeout(limit);
  }

  private synchronized S3Client client() throws FileFailure {
    if (client == null) {
      client = clients.answer();
    }
    return client;
  }

  private static S3Client client(NativeTls nativeTls) throws FileFailure {
    return S3Client.builder()
        .httpClientBuilder(AwsHttp.client(LONGEST_CONNECT, LONGEST_SILENCE, nativeTls))
        .forcePathStyle(isForeignEndpoint())
        .serviceConfiguration(S3Service::configure)
        // TLS already proves that an answer is whole; CRC64NVME beside it is slow in Java.
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  /**
   * The checksum travels in a header: a body in signed pieces is slow, and few endpoints know it.
   */
  static void configure(S3Configuration.Builder s3) {
    s3.chunkedEncodingEnabled(false);
  }

  /** Whether the endpoint is not AWS's own: others rarely have a host name for each bucket. */
  private static boolean isForeignEndpoint() {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3"),
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getProperty("aws.endpointUrl"),
            System.getenv("AWS_ENDPOINT_URL"))
        .filter(url -> url != null && !url.isBlank())
        .findFirst()
        .map(url -> String.valueOf(URI.create(url.strip()).getHost()))
        .filter(host -> !host.endsWith(".amazonaws.com") && !host.endsWith(".amazonaws.com.cn"))
        .isPresent();
  }
}
