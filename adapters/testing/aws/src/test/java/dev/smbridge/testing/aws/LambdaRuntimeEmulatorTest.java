package dev.smbridge.testing.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Core;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaRuntimeEmulatorTest {
  private static final Duration PLENTY = Duration.ofSeconds(10);
  private static final String HANDLER = EchoHandler.class.getName() + "::handleRequest";

  @TempDir static Path directory;

  private static LambdaFunction function;

  /** A package as Lambda unzips it: the classes at the root, their library in {@code lib}. */
  @BeforeAll
  static void unzipPackage() throws IOException, URISyntaxException {
    var zip = directory.resolve("function.zip");
    try (var entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var type : new Class<?>[] {EchoHandler.class, RuntimeApi.class}) {
        addClasses(entries, type);
      }
      entries.putNextEntry(new ZipEntry("lib/crac.jar"));
      Files.copy(location(Core.class), entries);
    }
    var root = directory.resolve("function");
    LambdaFunction.unzip(zip, root);
    function = LambdaFunction.of(root, HANDLER);
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void addClasses(ZipOutputStream entries, Class<?> type)
      throws IOException, URISyntaxException {
    var folder = type.getPackageName().replace('.', '/');
    try (var files =
        Files.newDirectoryStream(
            location(type).resolve(folder), type.getSimpleName() + "*.class")) {
      for (var file : files) {
        entries.putNextEntry(new ZipEntry(folder + "/" + file.getFileName()));
        Files.copy(file, entries);
      }
    }
  }

  @Test
  void aFunctionAnswersFailsAndGoesOn() {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      assertEquals("{\"ü\":1}", lambda.invoke("{\"ü\":1}", PLENTY).payload());

      var failure = lambda.invoke("\"fail\"", PLENTY).failure();
      assertEquals("java.lang.UnsupportedOperationException", failure.errorType());
      assertEquals("{\"kind\":\"OTHER\",\"ü\":\"\\n\"}", failure.errorMessage());

      var large = lambda.invoke("\"large\"", PLENTY).failure();
      assertEquals("Function.ResponseSizeTooLarge", large.errorType());

      assertEquals("[1,2]", lambda.invoke("[1,2]", PLENTY).payload());
    }
  }

  @Test
  void theFunctionKnowsItsTimeAndItsEnvironmentAlone() {
    try (var lambda = LambdaRuntimeEmulator.start(function.with("MINE", "yes"))) {
      var remaining = Integer.parseInt(lambda.invoke("\"remaining\"", PLENTY).payload());
      assertTrue(remaining > 8_000 && remaining <= 10_000, "remaining " + remaining);

      var environment = lambda.invoke("\"environment\"", PLENTY).payload();
      assertTrue(environment.contains("MINE=yes"), environment);
      assertTrue(environment.contains("AWS_LAMBDA_FUNCTION_NAME=smbridge"), environment);
      assertFalse(environment.contains("JAVA_HOME="), environment);
    }
  }

  @Test
  void theTimesOfAColdStartAddUp() {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      assertTrue(lambda.firstResponseTime().isEmpty());
      var first = lambda.invoke("1", PLENTY).elapsed();
      lambda.invoke("2", PLENTY);

      assertEquals(lambda.initTime().plus(first), lambda.firstResponseTime().orElseThrow());
      assertTrue(lambda.initTime().toMillis() > 10, "a JVM cannot start that fast");
      assertEquals(Duration.ZERO, lambda.restoreTime());
      assertTrue(lambda.awaitLog("echo for ", PLENTY).isPresent(), lambda.log());
    }
  }

  @Test
  void aFailedInitialisationIsToldByEachInvocation() {
    try (var lambda = LambdaRuntimeEmulator.start(function.with("FAIL_INIT", "1"))) {
      var failure = lambda.initError().orElseThrow();
      assertEquals("java.lang.IllegalStateException", failure.errorType());
      assertTrue(
          failure.errorMessage().contains("no \"good\" configuration"), failure.errorMessage());
      assertEquals(failure, lambda.invoke("1", PLENTY).failure());
    }
  }

  @Test
  void aProcessThatEndsIsAnExitError() {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      var failure = lambda.invoke("\"exit\"", PLENTY).failure();
      assertEquals("Runtime.ExitError", failure.errorType());
      assertEquals("Runtime exited with error: exit status 3", failure.errorMessage());
      assertEquals("Runtime.ExitError", lambda.invoke("1", PLENTY).failure().errorType());
    }
  }

  @Test
  void aFunctionThatTakesTooLongIsKilled() {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      var failure = lambda.invoke("\"hang\"", Duration.ofMillis(200)).failure();
      assertEquals("Sandbox.Timedout", failure.errorType());
      assertFalse(lambda.process().isAlive());
    }
  }

  @Test
  void aFrozenProcessStandsStillUntilItIsInvoked() throws Exception {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      lambda.invoke("1", PLENTY);
      lambda.freeze();
      awaitStopped(lambda, true);
      assertEquals("2", lambda.invoke("2", PLENTY).payload());

      lambda.freeze();
      lambda.thaw();
      awaitStopped(lambda, false);

      // Ends even when it is closed while it is frozen.
      lambda.freeze();
    }
  }

  private static void awaitStopped(LambdaRuntimeEmulator lambda, boolean wanted) throws Exception {
    var stat = Path.of("/proc/" + lambda.process().pid() + "/stat");
    var endNanos = System.nanoTime() + PLENTY.toNanos();
    while (Files.readString(stat).contains(") T ") != wanted) {
      assertTrue(System.nanoTime() < endNanos, "stopped should have become " + wanted);
      Thread.sleep(5);
    }
  }

  @Test
  void aSnapshotIsTakenAfterItsHookAndRestoredBeforeTheFirstEvent() {
    try (var lambda = LambdaRuntimeEmulator.start(function.snapStart())) {
      assertTrue(lambda.awaitLog("before checkpoint", PLENTY).isPresent(), lambda.log());
      assertTrue(lambda.awaitLog("after restore", Duration.ofSeconds(1)).isEmpty());
      lambda.freeze();

      var first = lambda.invoke("1", PLENTY);
      assertEquals("1", first.payload());
      assertTrue(lambda.awaitLog("after restore", PLENTY).isPresent(), lambda.log());
      var expected = lambda.restoreTime().plus(first.elapsed());
      assertEquals(expected, lambda.firstResponseTime().orElseThrow());
    }
  }

  @Test
  void aFailedRestoreIsToldByTheInvocation() {
    try (var lambda = LambdaRuntimeEmulator.start(function.snapStart().with("FAIL_RESTORE", "1"))) {
      assertTrue(lambda.initError().isEmpty());
      lambda.restore();
      var failure = lambda.initError().orElseThrow();
      assertTrue(failure.errorType().endsWith("RestoreException"), failure.errorType());
      assertTrue(lambda.awaitLog("cannot restore", PLENTY).isPresent(), lambda.log());
      assertEquals(failure, lambda.invoke("1", PLENTY).failure());
    }
  }

  @Test
  void anEventAboveSixMegabytesIsRefused() {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      assertThrows(
          IllegalArgumentException.class, () -> lambda.invoke(" ".repeat(6_291_457), PLENTY));
    }
  }
}
