package dev.smbridge.lambda;

import dev.smbridge.testing.aws.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The package that the build made, unzipped once for all tests of this process. */
final class BuiltPackage {
  private static final Path DIRECTORY = unzipped();

  private BuiltPackage() {}

  static Path zip() {
    var zip = Path.of(System.getProperty("smbridge.package", "target/smbridge-lambda.zip"));
    if (!Files.isRegularFile(zip)) {
      throw new IllegalStateException("there is no " + zip + ": ./mvnw verify makes it");
    }
    return zip;
  }

  static LambdaFunction function() {
    return LambdaFunction.of(DIRECTORY, "dev.smbridge.lambda.FileOperationsHandler::handleRequest");
  }

  private static Path unzipped() {
    try {
      var directory = Files.createTempDirectory("smbridge-package-");
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(directory)));
      LambdaFunction.unzip(zip(), directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
