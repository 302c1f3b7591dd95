package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.AwsOperation;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import dev.smbridge.testing.aws.S3Emulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SnapStart: what is done before the snapshot, and that nothing in it is stale. */
class SnapshotIT {
  private static final Map<String, ?> STAT = operation("stat", "path", "");
  private static final String ESTABLISHED = "01";

  /** Lambda forms and the like come with the first real call, whatever was loaded before. */
  private static final int FEW = 20;

  private final World world = new World();

  @TempDir Path scratch;

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aSnapshotIsPrimedAndHoldsNoConnectionAndNoSecret() throws IOException {
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone().snapStart())) {
      assertEquals(1, world.network.accepted(), "it was not primed: " + lambda.log());
      assertEquals(List.of(), established(lambda, world.network.port()));
      assertEquals(List.of(), established(lambda, port(world.secrets.endpoint())));
      var before = world.secrets.requests(AwsOperation.GET_SECRET_VALUE);
      var rotated = world.secret().replace(world.samba.account().password(), "Since rotated 1");
      world.samba.changePassword("Since rotated 1");
      world.secrets.putSecret(World.SECRET, rotated);

      assertEquals("ok", World.ask(lambda, STAT).text("status"));
      assertEquals(before + 1, world.secrets.requests(AwsOperation.GET_SECRET_VALUE));
      assertEquals(2, world.network.accepted());
    }
  }

  @Test
  void aSnapshotOfAFunctionWithRoutesHoldsNoConnectionToAnything() throws IOException {
    try (var objects = S3Emulator.start();
        var bucket = new Bucket(objects, "landing")) {
      Files.createDirectories(world.file(world.backend.share, "reports"));
      bucket.put("sftp/f.csv", "restored");
      var function = world.configured().with(objects.environment()).snapStart();
      try (var lambda = LambdaRuntimeEmulator.start(function)) {
        for (var port :
            List.of(
                world.network.port(), port(world.secrets.endpoint()), port(objects.endpoint()))) {
          assertEquals(List.of(), established(lambda, port));
        }
        World.ask(lambda, Events.s3("sftp/f.csv"));
        assertEquals("restored", world.content(world.backend.share, "reports/inbox/f.csv"));
        assertFalse(
            established(lambda, world.network.port()).isEmpty(),
            "this test would see a connection");
      }
    }
  }

  @Test
  void whatAnObjectNeedsOfTheSdkIsInTheSnapshot() throws IOException {
    var log = scratch.resolve("classes.log");
    try (var objects = S3Emulator.start();
        var bucket = new Bucket(objects, "landing")) {
      Files.createDirectories(world.file(world.backend.share, "reports"));
      bucket.put("sftp/f.csv", "restored");
      var function =
          world
              .configured()
              .with(objects.environment())
              .withJvmFlags("-Xlog:class+load:file=" + log)
              .snapStart();
      try (var lambda = LambdaRuntimeEmulator.start(function)) {
        var before = loaded(log).size();
        World.ask(lambda, Events.s3("sftp/f.csv"));
        var after = loaded(log);
        var late = after.subList(before, after.size());
        System.out.println("classes of the SDK after a restore, for an object: " + late.size());
        assertTrue(late.size() < FEW, () -> String.join("\n", late));
        assertTrue(before > FEW, "this test would see classes");
      }
    }
  }

  @Test
  void theNativeCipherIsInTheSnapshot() throws IOException {
    try (var cold = LambdaRuntimeEmulator.start(world.secretAlone());
        var snapshot = LambdaRuntimeEmulator.start(world.secretAlone().snapStart())) {
      assertFalse(hasNativeCipher(cold), "a cold start pays for it before there is bulk");
      assertTrue(hasNativeCipher(snapshot));
    }
  }

  private static boolean hasNativeCipher(LambdaRuntimeEmulator lambda) throws IOException {
    try (var maps = Files.lines(Path.of("/proc", "" + lambda.process().pid(), "maps"))) {
      return maps.anyMatch(line -> line.contains("orretto") && line.contains(".so"));
    }
  }

  private static List<String> loaded(Path log) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" software.amazon.awssdk.")).toList();
    }
  }

  @Test
  void aSnapshotIsTakenWhereNothingCanBeReached() {
    world.secrets.deny(World.SECRET);
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone().snapStart())) {
      world.secrets.allow(World.SECRET);
      assertEquals("ok", World.ask(lambda, STAT).text("status"));
      assertTrue(lambda.initError().isEmpty());
    }
  }

  private static int port(URI endpoint) {
    return endpoint.getPort();
  }

  /** The lines of the kernel's table with an established connection of the process to a port. */
  private static List<String> established(LambdaRuntimeEmulator lambda, int port)
      throws IOException {
    var proc = Path.of("/proc", "" + lambda.process().pid());
    var sockets = sockets(proc.resolve("fd"));
    var hexPort = ":%04X".formatted(port);
    try (var four = Files.lines(proc.resolve("net/tcp"));
        var six = Files.lines(proc.resolve("net/tcp6"))) {
      return java.util.stream.Stream.concat(four, six)
          .map(String::strip)
          .filter(line -> {
            var columns = line.split("\\s+");
            return columns[2].endsWith(hexPort)
                && columns[3].equals(ESTABLISHED)
                && sockets.contains("socket:[" + columns[9] + "]");
          })
          .toList();
    }
  }

  private static List<String> sockets(Path descriptors) throws IOException {
    try (var open = Files.list(descriptors)) {
      return open.map(SnapshotIT::target).toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedSince) {
      return "";
    }
  }
}
