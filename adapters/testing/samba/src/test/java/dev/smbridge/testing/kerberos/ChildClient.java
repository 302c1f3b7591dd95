package dev.smbridge.testing.kerberos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.testing.samba.PrivateDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One login in a process of its own, which has another clock or another DNS server than this one.
 *
 * @param prefix what starts the process's Java
 * @param address where every name leads to; empty where DNS says
 */
record ChildClient(List<String> prefix, Map<String, String> environment, String address) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String CLOCK_LIBRARY = "faketime/libfaketimeMT.so.1";

  /** Why no process can have another clock; empty when one can. */
  static Optional<String> whyNoOtherClock() {
    return clockLibrary().isPresent()
        ? Optional.empty()
        : Optional.of(
            "libfaketime not installed: run `./smbridge test` as root, which installs what it"
                + " needs");
  }

  /** One whose clock is wrong by {@code skew}. */
  static ChildClient withClock(PrivateDomain domain, Duration skew) {
    var environment =
        Map.of(
            "LD_PRELOAD", clockLibrary().orElseThrow().toString(),
            "FAKETIME", "%+ds".formatted(skew.toSeconds()),
            "FAKETIME_DONT_FAKE_MONOTONIC", "1");
    return new ChildClient(List.of(), environment, domain.address());
  }

  /** One that asks the domain's own DNS server for names, and no other. */
  static ChildClient withDns(PrivateDomain domain) {
    var script = "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"";
    var resolver = domain.resolverFile().toString();
    return new ChildClient(
        List.of("unshare", "--mount", "sh", "-c", script, resolver), Map.of(), "");
  }

  /**
   * Logs in, and writes, reads and deletes a file.
   *
   * @return {@code WORKED}, or the kind of the failure and its message
   */
  String run(Class<?> contract, Login login) throws IOException, InterruptedException {
    var line = new ArrayList<>(prefix);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(ChildClient.class.getName(), contract.getName(), address));
    var said = Files.createTempFile("kerberos-client-", ".txt");
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        properties(login).store(stdin, null);
      }
      assertTrue(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS), "it did not end");
      return Files.readString(said).strip();
    } finally {
      process.destroyForcibly();
      Files.delete(said);
    }
  }

  /** The process. */
  public static void main(String[] arguments) throws Exception {
    var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    var contract = (KerberosContract) constructor.newInstance();
    var properties = new Properties();
    properties.load(System.in);
    Names names =
        arguments[1].isEmpty()
            ? InetAddress::getAllByName
            : host -> new InetAddress[] {InetAddress.getByName(arguments[1])};
    try (var client = contract.client(names)) {
      var failure = client.failure(login(properties));
      System.out.println(failure.map(ChildClient::text).orElse("WORKED"));
    }
  }

  private static String text(FileFailure failure) {
    return failure.kind() + " " + failure.message();
  }

  private static Properties properties(Login login) {
    var properties = new Properties();
    properties.putAll(login.secret());
    properties.put("to", login.host());
    properties.put("at", String.valueOf(login.port()));
    put(properties, "target.realm", login.settings().realm());
    put(properties, "target.kdc", login.settings().kdc());
    return properties;
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  private static Login login(Properties properties) {
    var secret = new HashMap<String, String>();
    for (var field : List.of("username", "password")) {
      secret.put(field, properties.getProperty(field));
    }
    return new Login(
        properties.getProperty("to"),
        Integer.parseInt(properties.getProperty("at")),
        Authentication.KERBEROS,
        new KerberosSettings(
            properties.getProperty("target.realm"), properties.getProperty("target.kdc"), null),
        secret);
  }

  private static Optional<Path> clockLibrary() {
    try (var folders = Files.list(LIBRARIES)) {
      return folders
          .map(folder -> folder.resolve(CLOCK_LIBRARY))
          .filter(Files::isReadable)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
