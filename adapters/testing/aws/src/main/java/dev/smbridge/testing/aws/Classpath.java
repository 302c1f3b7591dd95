package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** The classpaths of the programs that run outside the tests' own, written down by the build. */
final class Classpath {
  private Classpath() {}

  /** The runtime interface client and what it needs, as the managed runtime has it. */
  static String lambdaRuntime() {
    return read("lambda-runtime.classpath");
  }

  /** The S3 server, what it needs, and {@link S3ProxyServer}. */
  static String s3proxy() {
    var own = S3ProxyServer.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(own.toString())) + ":" + read("s3proxy.classpath");
  }

  private static String read(String name) {
    try (var stream = Classpath.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the resource " + name + " is missing: build the module of the fixture with Maven");
      }
      return new String(stream.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
