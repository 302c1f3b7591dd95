package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.smbridge.testing.aws.LambdaFunction;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cold start rests on, held to a budget; times are printed, for they are the machine's. */
class BudgetIT {
  private static final long PACKAGE_BYTES = 40_000_000;
  private static final int CLASSES = 6000;
  private static final int STARTS = Integer.getInteger("smbridge.starts", 3);
  private static final int WARM = 300;
  private static final Map<String, ?> STAT = operation("stat", "path", "");

  @TempDir Path scratch;

  @Test
  void thePackageIsSmallAndHoldsNothingOfTheRuntimesNorASignature() throws IOException {
    var size = Files.size(BuiltPackage.zip());
    System.out.printf("package: %.1f MB%n", size / 1e6);
    assertTrue(size < PACKAGE_BYTES, () -> size + " bytes");
    var lib = BuiltPackage.function().directory().resolve("lib");
    try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
      for (var jar : jars) {
        try (var zip = new ZipFile(jar.toFile())) {
          assertEquals(List.of(), unwanted(zip), jar::toString);
        }
      }
    }
  }

  private static List<String> unwanted(ZipFile jar) {
    return jar.stream()
        .map(entry -> entry.getName())
        .filter(name ->
            name.matches(
                "META-INF/[^/]*\\.(SF|RSA)"
                    + "|(io/netty|org/apache|com/fasterxml|dev/smbridge/testing)/.*"
                    + "|com/amazonaws/services/lambda/runtime/(api|serialization)/.*"))
        .toList();
  }

  @Test
  void theFirstAnswerLoadsFewClassesAndNoneOfDatabind() throws IOException {
    var log = scratch.resolve("classes.log");
    try (var world = new World()) {
      var function = world.secretAlone().withJvmFlags("-Xlog:class+load:file=" + log);
      try (var lambda = LambdaRuntimeEmulator.start(function)) {
        World.ask(lambda, STAT);
      }
    }
    var loaded =
        Files.readAllLines(log).stream().filter(line -> line.contains(" source: ")).toList();
    var own = loaded.stream().filter(line -> !line.contains("shared objects file")).count();
    System.out.println(
        "classes before the first answer: " + loaded.size() + ", not archived " + own);
    assertTrue(loaded.size() < CLASSES, () -> loaded.size() + " classes");
    var databind = loaded.stream().filter(line -> line.contains(" com.fasterxml.")).toList();
    assertEquals(List.of(), databind);
  }

  @Test
  void firstAndWarmAnswersAreMeasured() throws IOException {
    var ours = new ArrayList<Long>();
    var empty = new ArrayList<Long>();
    var restored = new ArrayList<Long>();
    var warm = new ArrayList<Long>();
    try (var world = new World()) {
      for (var start = 0; start < STARTS; start++) {
        try (var lambda = LambdaRuntimeEmulator.start(empty())) {
          lambda.invoke("{}", World.AMPLE).payload();
          empty.add(lambda.firstResponseTime().orElseThrow().toMillis());
        }
        try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone())) {
          World.ask(lambda, STAT);
          ours.add(lambda.firstResponseTime().orElseThrow().toMillis());
          for (var i = 0; start == 0 && i < WARM; i++) {
            warm.add(lambda.invoke(Json.write(STAT), World.AMPLE).elapsed().toNanos() / 1000);
          }
        }
        try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone().snapStart())) {
          World.ask(lambda, STAT);
          restored.add(lambda.firstResponseTime().orElseThrow().toMillis());
        }
      }
    }
    System.out.printf(
        "first answer: %d ms, an empty handler's %d ms, ratio %.1f;"
            + " after a snapshot: %d ms, ratio %.1f; warm stat: %.2f ms%n",
        median(ours),
        median(empty),
        (double) median(ours) / median(empty),
        median(restored),
        (double) median(restored) / median(empty),
        median(warm.subList(WARM / 2, WARM)) / 1000.0);
    assertEquals(WARM, warm.size());
  }

  private LambdaFunction empty() throws IOException {
    var name = EmptyHandler.class.getName();
    var file = name.replace('.', '/') + ".class";
    var target = scratch.resolve("empty").resolve(file);
    if (!Files.exists(target)) {
      Files.createDirectories(target.getParent());
      try (var bytes = BudgetIT.class.getResourceAsStream("/" + file)) {
        Files.copy(java.util.Objects.requireNonNull(bytes), target);
      }
    }
    return LambdaFunction.of(scratch.resolve("empty"), name + "::handleRequest");
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** A function that does nothing. */
  public static final class EmptyHandler implements RequestStreamHandler {
    /** Made by the runtime. */
    public EmptyHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      output.write('0');
    }
  }
}
