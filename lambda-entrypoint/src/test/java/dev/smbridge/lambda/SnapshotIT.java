package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.fixture.aws.AwsOperation;
import dev.smbridge.fixture.aws.LambdaRuntimeEmulator;
import dev.smbridge.fixture.aws.S3Emulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SnapStart: what is done before the snapshot, and that nothing in it is stale. */
class SnapshotIT {
  private static final Map<String, ?> STAT = operation("stat", "path", "");
  private static final String ESTABLISHED = "01";

  private final World world = new World();

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
