package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.testing.aws.LambdaFunction;
import dev.smbridge.testing.aws.LambdaResponse;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import dev.smbridge.testing.aws.SecretsEmulator;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the function meets: a file server behind a proxy, and secrets. */
final class World implements AutoCloseable {
  static final String SECRET = "FScredentials";

  /** The account that audit events name, without its domain. */
  static final String SERVICE = "svc-smbridge";

  /** What programs write before they give it its name. */
  private static final List<String> TEMPORARY = List.of("~*", "*.tmp");

  private static final String SERVICE_SECRET = "SVCcredentials";

  static final Duration AMPLE = Duration.ofSeconds(60);

  final PrivateSamba samba;
  final TcpProxy network;
  final SecretsEmulator secrets = SecretsEmulator.start();
  final Backend backend;

  World() {
    this(Backend.SMBJ);
  }

  World(Backend backend) {
    this.backend = backend;
    samba = PrivateSamba.start(SambaOptions.usual().alias(SERVICE));
    network = TcpProxy.smb(samba.host(), samba.port());
    secrets.putSecret(SECRET, secret());
    secrets.putSecret(SERVICE_SECRET, secret("CORP\\" + SERVICE));
    secrets.putSecureParameter("/smbridge/parameter", secret());
  }

  /** The secret of a whole target, with the port that a test's server has. */
  String secret() {
    return secret(samba.account().name());
  }

  private String secret(String username) {
    return Json.write(
        Json.object(
            "username", username,
            "password", samba.account().password(),
            "host", network.host(),
            "share", SambaOptions.SECURE,
            "port", network.port()));
  }

  /** A function that has this secret and nothing else. */
  LambdaFunction secretAlone() {
    return BuiltPackage.function().with(secrets.environment()).with("SMBRIDGE_SECRET_ID", SECRET);
  }

  /**
   * A function with all targets and routes. Those of the backend that is tested are on the same
   * share: {@code default}, {@code finance} in the folder {@code reports}, and {@code other} which
   * the server's volume knows by another folder; {@code peer} is of the other backend, {@code
   * parameter} has its secret in Parameter Store, {@code gone} a share that is not there.
   */
  LambdaFunction configured() {
    var secret = "secretsmanager:" + SECRET;
    var finance = backend.target("secretsmanager:" + SERVICE_SECRET, "root", "reports");
    finance.put("auditPath", "share");
    var peer = backend == Backend.SMBJ ? Backend.JCIFS_NG : Backend.SMBJ;
    var targets =
        Json.object(
            "default", backend.target(secret),
            "finance", finance,
            "other", backend.target(secret, "auditPath", "/other/"),
            "peer", peer.target(secret, "auditPath", "peer"),
            "parameter", backend.target("ssm:/smbridge/parameter"),
            "gone", backend.target(secret, "share", "nosuchshare"));
    var routes =
        List.of(
            route("s3://landing/sftp/", "finance:/inbox/"),
            Json.object(
                "from",
                "athena:primary",
                "results",
                "s3://athena-results/primary/",
                "to",
                "finance:/athena/"),
            route("finance:/outgoing/", "s3://archive/finance/"),
            route(
                "finance:/office/", "s3://archive/office/", "deletes", true, "exclude", TEMPORARY),
            route(
                "s3://landing/mirror/",
                "finance:/mirror/",
                "deletes",
                true,
                "include",
                List.of("*.csv"),
                "exclude",
                List.of("tmp/**")),
            route(
                "s3://landing/scanned/",
                "finance:/scanned/",
                "whenTag",
                "GuardDutyMalwareScanStatus=NO_THREATS_FOUND"),
            route("s3://landing/once/", "finance:/once/", "then", "s3://archive/done/"),
            route("s3://landing/spent/", "finance:/spent/", "then", "delete"),
            route("s3://no-such-bucket/in/", "finance:/inbox/"),
            route("gone:/", "s3://archive/gone/"),
            route("other:/", "s3://archive/other/"),
            route("peer:/", "finance:/from peer/"));
    return BuiltPackage.function()
        .with(secrets.environment())
        .with("SMBRIDGE_CONFIG", Json.write(Json.object("targets", targets, "routes", routes)));
  }

  private static Map<String, @Nullable Object> route(
      String from, String to, @Nullable Object... terms) {
    var route = Json.object("from", from, "to", to);
    route.putAll(Json.object(terms));
    return route;
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
    secrets.close();
    network.close();
    samba.close();
  }
}
