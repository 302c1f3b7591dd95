package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Secrets Manager's GetSecretValue and Parameter Store's GetParameter over real HTTP on the
 * loopback address, programmable while it runs. A request must carry a Signature Version 4 for its
 * service; the signature itself is not verified.
 */
public final class SecretsEmulator implements AutoCloseable {
  private final SecretStore secrets = new SecretStore();
  private final ParameterStore parameters = new ParameterStore();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Map<AwsOperation, Integer> counts = new EnumMap<>(AwsOperation.class);
  private final Map<AwsOperation, Queue<Fault>> faults = new EnumMap<>(AwsOperation.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LoopbackServer server;
  private final @Nullable TestCertificate certificate;

  private SecretsEmulator(@Nullable TestCertificate certificate) {
    this.certificate = certificate;
    this.server = LoopbackServer.start(this::handle, certificate);
  }

  /** Starts an emulator without secrets, over plain HTTP. */
  public static SecretsEmulator start() {
    return new SecretsEmulator(null);
  }

  /** Starts an emulator without secrets, over TLS. */
  public static SecretsEmulator start(TestCertificate certificate) {
    return new SecretsEmulator(certificate);
  }

  /** The address for the SDK's {@code endpointOverride}. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Where and as whom to call, as the environment variables that the SDK reads. */
  public Map<String, String> environment() {
    var environment = Credentials.with("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint());
    environment.put("AWS_ENDPOINT_URL_SSM", endpoint().toString());
    if (certificate != null) {
      environment.put("AWS_CA_BUNDLE", certificate.authority().toString());
    }
    return environment;
  }

  /** Makes a secret, or rotates it when it exists; answers the new version's id. */
  public String putSecret(String name, String value) {
    return secrets.putString(name, value);
  }

  /** Makes or rotates a secret whose value is bytes; answers the new version's id. */
  public String putBinarySecret(String name, byte[] value) {
    return secrets.putBinary(name, value);
  }

  /** Makes a SecureString parameter, or its next version; answers the version, from 1. */
  public int putSecureParameter(String name, String value) {
    return parameters.put(name, "SecureString", value);
  }

  /** Makes a String parameter, or its next version; answers the version, from 1. */
  public int putPlainParameter(String name, String value) {
    return parameters.put(name, "String", value);
  }

  /** Removes a secret and a parameter of this name. */
  public void remove(String name) {
    secrets.remove(name);
    parameters.remove(name);
  }

  /** The full ARN under which a secret can be asked for as well. */
  public String secretArn(String name) {
    return SecretStore.arn(name);
  }

  /** From now on this secret or parameter, asked for by this very name, is denied. */
  public void deny(String name) {
    denied.add(name);
  }

  /** Ends {@link #deny}. */
  public void allow(String name) {
    denied.remove(name);
  }

  /**
   * The next requests of an operation meet a fault, after those that earlier calls have planned.
   */
  public synchronized void failNext(AwsOperation operation, int times, Fault fault) {
    for (var i = 0; i < times; i++) {
      faults.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(fault);
    }
  }

  /** The requests of an operation so far, retries and refused ones included. */
  public synchronized int requests(AwsOperation operation) {
    return counts.getOrDefault(operation, 0);
  }

  private synchronized @Nullable Fault count(AwsOperation operation) {
    counts.merge(operation, 1, Integer::sum);
    var planned = faults.get(operation);
    return planned == null ? null : planned.poll();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    try {
      var answer = answer(exchange);
      LoopbackServer.answer(exchange, 200, answer.getBytes(UTF_8));
    } catch (AwsError e) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type());
      LoopbackServer.answer(exchange, e.status(), e.body().getBytes(UTF_8));
    }
  }

  private String answer(HttpExchange exchange) throws IOException, AwsError {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var operation =
        AwsOperation.of(String.valueOf(target))
            .orElseThrow(() -> new AwsError(400, "UnknownOperationException", "" + target));
    var fault = count(operation);
    Signature.require(exchange.getRequestHeaders().getFirst("Authorization"), operation.service());
    if (fault != null) {
      return Faults.answer(fault, operation, closed);
    }
    var request = FlatJson.parse(body);
    var name = request.getOrDefault("SecretId", request.getOrDefault("Name", ""));
    if (denied.contains(name)) {
      return Faults.answer(Fault.ACCESS_DENIED, operation, closed);
    }
    return switch (operation) {
      case GET_SECRET_VALUE -> secrets.get(request);
      case GET_PARAMETER -> parameters.get(request);
    };
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }
}
