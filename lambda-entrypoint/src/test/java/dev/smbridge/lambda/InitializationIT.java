package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.AwsOperation;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done before the first invocation, and that nothing of it fails the initialisation. */
class InitializationIT {
  private static final Map<String, ?> STAT = operation("stat", "path", "");

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theSecretIsFetchedOnceAndNobodyLogsIn() {
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone())) {
      assertEquals(1, world.secrets.requests(AwsOperation.GET_SECRET_VALUE));
      assertEquals(0, world.network.accepted());
      assertEquals("ok", World.ask(lambda, STAT).text("status"));
      assertEquals(1, world.secrets.requests(AwsOperation.GET_SECRET_VALUE));
    }
  }

  @Test
  void aSecretThatCannotBeHadFailsTheInvocationAndNotTheInitialisation() {
    world.secrets.deny(World.SECRET);
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone())) {
      assertTrue(lambda.initError().isEmpty());
      assertEquals("ACCESS_DENIED", World.refused(lambda, STAT).object().text("kind"));
      world.secrets.allow(World.SECRET);
      assertEquals("ok", World.ask(lambda, STAT).text("status"));
    }
  }
}
