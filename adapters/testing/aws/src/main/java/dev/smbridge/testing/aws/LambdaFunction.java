package dev.smbridge.testing.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * A function to run: its package, its handler, how its JVM is started.
 *
 * @param directory the unzipped package: classes and resources at the root, jars in {@code lib}
 * @param handler {@code package.Class::method}
 * @param environment the function's own variables; those of the runtime are added
 * @param jvmFlags the flags of its JVM; {@link #of} begins with Lambda's own
 * @param initLimit the longest wait for the end of the initialisation, and of a restore
 */
public record LambdaFunction(
    Path directory,
    String handler,
    Map<String, String> environment,
    List<String> jvmFlags,
    Duration initLimit) {

  public LambdaFunction {
    environment = Map.copyOf(environment);
    jvmFlags = List.copyOf(jvmFlags);
  }

  /** A function with Lambda's JVM flags, no variables and half a minute to initialise. */
  public static LambdaFunction of(Path directory, String handler) {
    return new LambdaFunction(
        directory, handler, Map.of(), Java.LAMBDA_FLAGS, Duration.ofSeconds(30));
  }

  /** Unzips a package into a directory. */
  public static void unzip(Path zip, Path directory) {
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory.normalize())) {
          throw new IllegalArgumentException("the package has an entry outside: " + entry);
        }
        Files.createDirectories(entry.isDirectory() ? target : target.resolve("..").normalize());
        if (!entry.isDirectory()) {
          Files.copy(entries, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unzip " + zip, e);
    }
  }

  /** The same with one more variable. */
  public LambdaFunction with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** The same with more variables. */
  public LambdaFunction with(Map<String, String> more) {
    var all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new LambdaFunction(directory, handler, all, jvmFlags, initLimit);
  }

  /** The same with more JVM flags after those there are. */
  public LambdaFunction withJvmFlags(String... more) {
    var all = new ArrayList<>(jvmFlags);
    all.addAll(List.of(more));
    return new LambdaFunction(directory, handler, environment, all, initLimit);
  }

  /** The same in snap-start mode: it stops for {@link LambdaRuntimeEmulator#restore} once ready. */
  public LambdaFunction snapStart() {
    return with(LambdaProcess.INITIALIZATION_TYPE, LambdaProcess.SNAP_START)
        .withJvmFlags("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
  }

  boolean isSnapStart() {
    return LambdaProcess.SNAP_START.equals(environment.get(LambdaProcess.INITIALIZATION_TYPE));
  }
}
