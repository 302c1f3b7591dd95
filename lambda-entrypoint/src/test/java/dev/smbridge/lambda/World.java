package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.fixture.aws.LambdaFunction;
import dev.smbridge.fixture.aws.LambdaResponse;
import dev.smbridge.fixture.aws.LambdaRuntimeEmulator;
import dev.smbridge.fixture.aws.S3Emulator;
import dev.smbridge.fixture.aws.SecretsEmulator;
import dev.smbridge.fixture.network.TcpProxy;
import dev.smbridge.fixture.samba.PrivateSamba;
import dev.smbridge.fixture.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the function meets: a file server behind a proxy, secrets, objects. The targets are {@code
 * default} (smbj, everything encrypted), {@code old} (jcifs-ng, a share that encrypts nothing),
 * {@code parameter} (its secret in Parameter Store) and {@code gone} (a share that is not there).
 */
final class World implements AutoCloseable {
  static final String SECRET = "FScredentials";
  static final Duration AMPLE = Duration.ofSeconds(60);

  final PrivateSamba samba;
  final TcpProxy network;
  final SecretsEmulator secrets = SecretsEmulator.start();
  private @Nullable S3Emulator s3;

  World() {
    samba = PrivateSamba.start();
    network = TcpProxy.smb(samba.host(), samba.port());
    secrets.putSecret(SECRET, secret());
    secrets.putSecureParameter("/smbridge/parameter", secret());
  }

  /** The secret of a whole target, with the port that a test's server has. */
  String secret() {
    return Json.write(
        Json.object(
            "username", samba.account().name(),
            "password", samba.account().password(),
            "host", network.host(),
            "share", SambaOptions.SECURE,
            "port", network.port()));
  }

  /** A function that has this secret and nothing else. */
  LambdaFunction secretAlone() {
    return BuiltPackage.function().with(secrets.environment()).with("SMBRIDGE_SECRET_ID", SECRET);
  }

  /** A function with all targets and routes. */
  LambdaFunction configured() {
    var secret = "secretsmanager:" + SECRET;
    var old =
        Json.object(
            "credentials",
            secret,
            "share",
            SambaOptions.PLAIN,
            "backend",
            "jcifs-ng",
            "encryption",
            "off",
            "signing",
            "preferred",
            "minimumDialect",
            "2.1");
    var targets =
        Json.object(
            "default", Json.object("credentials", secret),
            "old", old,
            "parameter", Json.object("credentials", "ssm:/smbridge/parameter"),
            "gone", Json.object("credentials", secret, "share", "nosuchshare"));
    var routes =
        List.of(
            Json.object("from", "s3://landing/sftp/", "to", "default:/inbox/"),
            Json.object("from", "s3://landing/old/", "to", "old:/inbox/"),
            Json.object(
                "from",
                "athena:primary",
                "results",
                "s3://landing/results/",
                "to",
                "default:/athena/"),
            Json.object("from", "default:/outgoing/", "to", "s3://landing/archive/"));
    return BuiltPackage.function()
        .with(secrets.environment())
        .with("SMBRIDGE_CONFIG", Json.write(Json.object("targets", targets, "routes", routes)));
  }

  /** The same with a bucket named {@code landing}. */
  LambdaFunction configuredWithObjects() {
    var store = S3Emulator.start();
    s3 = store;
    store.bucket("landing");
    return configured().with(store.environment());
  }

  Path file(String share, String path) {
    return samba.directory(share).resolve(path);
  }

  String content(String share, String path) {
    try {
      return Files.readString(file(share, path), UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + path + " behind the server", e);
    }
  }

  void put(String share, String path, String content) {
    try {
      var file = file(share, path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content, UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot write " + path + " behind the server", e);
    }
  }

  /** Asks for one thing and insists on its answer. */
  static Json ask(LambdaRuntimeEmulator lambda, Object event) {
    return Json.read(lambda.invoke(Json.write(event), AMPLE).payload());
  }

  /** Asks for one thing and insists on a failure, whose message is the failure object. */
  static Failure refused(LambdaRuntimeEmulator lambda, Object event) {
    return Failure.of(lambda.invoke(Json.write(event), AMPLE));
  }

  /** An invocation that failed as the contract says: its type names the kind of its object. */
  record Failure(String type, Json object, Duration elapsed) {
    static Failure of(LambdaResponse response) {
      var failure = response.failure();
      var object = Json.read(failure.errorMessage());
      var kind = object.text("kind");
      var type = failure.errorType();
      var name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
      if (!kind.replace("_", "").equalsIgnoreCase(name)) {
        throw new AssertionError(type + " does not name " + object);
      }
      return new Failure(name, object, failure.elapsed());
    }
  }

  /** What an operation asks for. */
  static Map<String, @Nullable Object> operation(String name, @Nullable Object... fields) {
    var operation = Json.object("operation", name);
    operation.putAll(Json.object(fields));
    return operation;
  }

  @Override
  public void close() {
    if (s3 != null) {
      s3.close();
    }
    secrets.close();
    network.close();
    samba.close();
  }
}
