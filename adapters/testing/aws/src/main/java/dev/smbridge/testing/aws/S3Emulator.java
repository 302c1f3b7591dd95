package dev.smbridge.testing.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * S3 on the loopback address, over TLS as AWS has it and over plain HTTP: s3proxy in a process of
 * its own, one a JVM, started by the first {@link #start()} and ended with the JVM. Addressing is
 * path style, which the SDK chooses by itself for an address that is an IP number. Signatures are
 * verified.
 */
public final class S3Emulator implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  // The one server of this JVM; guarded by the class.
  private static @Nullable Server shared;

  private final Server server;
  private final Set<String> buckets = ConcurrentHashMap.newKeySet();

  private S3Emulator(Server server) {
    this.server = server;
  }

  /** A view of this JVM's server with buckets of its own, which close with it. */
  public static S3Emulator start() {
    synchronized (S3Emulator.class) {
      if (shared == null || !shared.process.isAlive()) {
        shared = Server.start();
      }
      return new S3Emulator(shared);
    }
  }

  /** The address of plain HTTP, for what looks from behind. */
  public URI plainEndpoint() {
    return server.plain;
  }

  /** The address of TLS, with {@link TestCertificate#loopback}. */
  public URI endpoint() {
    return server.secure;
  }

  /**
   * Where and as whom to call, and whom to trust, as the environment variables that the AWS CLI and
   * the SDK read.
   */
  public Map<String, String> environment() {
    var environment = Credentials.with("AWS_ENDPOINT_URL_S3", endpoint());
    environment.put("AWS_CA_BUNDLE", TestCertificate.loopback().authority().toString());
    return environment;
  }

  /** The same over plain HTTP. */
  public Map<String, String> plainEnvironment() {
    return Credentials.with("AWS_ENDPOINT_URL_S3", plainEndpoint());
  }

  /** Makes a bucket, unless it exists, which goes with its objects at {@link #close()}. */
  public String bucket(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException("no bucket can be named " + name);
    }
    try {
      Files.createDirectories(server.root.path().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buckets.add(name);
    return name;
  }

  /** What the server has printed. */
  public String log() {
    return server.process.output().text();
  }

  /** Deletes the buckets of this view; the server stays for the next. */
  @Override
  public void close() {
    for (var bucket : buckets) {
      TemporaryDirectory.delete(server.root.path().resolve(bucket));
    }
    buckets.clear();
  }

  private record Server(ChildProcess process, TemporaryDirectory root, URI plain, URI secure) {

    static Server start() {
      var root = TemporaryDirectory.create("smbridge-s3-");
      var process =
          ChildProcess.start(command(root.path()), root.path(), Map.of("LANG", "C.UTF-8"));
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(() -> {
                    process.close();
                    root.close();
                  }));
      var ports = ports(process);
      return new Server(
          process,
          root,
          URI.create("http://127.0.0.1:" + ports[0]),
          URI.create("https://127.0.0.1:" + ports[1]));
    }

    private static List<String> command(Path root) {
      return List.of(
          Java.launcher(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "-cp",
          Classpath.s3proxy(),
          S3ProxyServer.class.getName(),
          root.toString(),
          Credentials.ACCESS_KEY,
          Credentials.SECRET_KEY,
          TestCertificate.loopback().keyStore().toString(),
          TestCertificate.PASSWORD);
    }

    private static String[] ports(ChildProcess process) {
      try {
        return process
            .output()
            .await(line -> line.startsWith(S3ProxyServer.READY), START_LIMIT)
            .map(line -> line.substring(S3ProxyServer.READY.length()).split(" ", 2))
            .orElseThrow(
                () -> new IllegalStateException("s3proxy failed: " + process.output().text()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while s3proxy started", e);
      }
    }
  }
}
