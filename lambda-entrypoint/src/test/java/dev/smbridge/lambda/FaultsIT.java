package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static dev.smbridge.lambda.World.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.AwsOperation;
import dev.smbridge.testing.aws.Fault;
import dev.smbridge.testing.aws.LambdaFunction;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong around the function, and that it says so and goes on. */
class FaultsIT {
  private static final Map<String, ?> STAT = operation("stat", "path", "");
  private static final Duration NOTICED = Duration.ofSeconds(3);

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aSecretThatWasRotatedIsFetchedAgainOnce() {
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone())) {
      World.ask(lambda, STAT);
      assertEquals(1, world.secrets.requests(AwsOperation.GET_SECRET_VALUE));
      var rotated = world.secret().replace(world.samba.account().password(), "An0ther secret");
      world.samba.changePassword("An0ther secret");
      world.network.cut();
      assertEquals("Authentication", refused(lambda, STAT).type());
      world.secrets.putSecret(World.SECRET, rotated);
      World.ask(lambda, STAT);
      var asked = world.secrets.requests(AwsOperation.GET_SECRET_VALUE);
      assertTrue(asked <= 3, "asked " + asked + " times");
      World.ask(lambda, STAT);
      assertEquals(asked, world.secrets.requests(AwsOperation.GET_SECRET_VALUE));
      assertFalse(lambda.log().contains("An0ther"), "the log tells the password");
    }
  }

  @Test
  void aConnectionThatDiedIsReplacedInAboutASecond() {
    try (var lambda = LambdaRuntimeEmulator.start(world.configured())) {
      World.ask(lambda, STAT);
      World.ask(lambda, STAT);
      assertEquals(1, world.network.accepted());
      lambda.freeze();
      world.network.cut();
      var reset = lambda.invoke(Json.write(STAT), World.AMPLE);
      assertEquals("ok", Json.read(reset.payload()).text("status"));
      assertTrue(reset.elapsed().compareTo(NOTICED) < 0, reset::toString);
      world.samba.killConnections();
      World.ask(lambda, operation("write", "path", "after", "content", "all died"));
      assertEquals("all died", world.content("secure", "after"));
    }
  }

  @Test
  void aConnectionThatFellSilentIsReplacedInAboutASecond() {
    try (var lambda = LambdaRuntimeEmulator.start(world.configured())) {
      World.ask(lambda, STAT);
      lambda.freeze();
      world.network.blackHole();
      Thread.ofVirtual()
          .start(() -> {
            sleep(Duration.ofSeconds(2));
            world.network.cut();
            world.network.clear();
          });
      var answer = lambda.invoke(Json.write(STAT), World.AMPLE);
      assertEquals("ok", Json.read(answer.payload()).text("status"));
      assertTrue(answer.elapsed().compareTo(Duration.ofSeconds(8)) < 0, answer::toString);
    }
  }

  @Test
  void aServerThatIsSilentOrGoneFailsInTime() {
    try (var lambda = LambdaRuntimeEmulator.start(world.configured())) {
      World.ask(lambda, STAT);
      world.samba.suspend();
      var late = World.Failure.of(lambda.invoke(Json.write(STAT), Duration.ofSeconds(5)));
      assertTrue(
          List.of("Deadline", "Unreachable", "ConnectionLost").contains(late.type()),
          late::toString);
      assertEquals("true", late.object().text("retryable"));
      var batch = List.of(STAT, STAT, operation("write", "path", "late", "content", "x"));
      var answers = Json.read(lambda.invoke(Json.write(batch), Duration.ofSeconds(4)).payload());
      assertEquals("DEADLINE", answers.text(2, "failure", "kind"), answers::toString);
      assertEquals("none", answers.text(2, "failure", "effect"), answers::toString);
      world.samba.resume();
      World.ask(lambda, STAT);
      world.samba.closeShare("secure");
      World.ask(lambda, STAT);
      world.network.close();
      assertEquals("Unreachable", refused(lambda, STAT).type());
    }
  }

  @Test
  void littleTimeIsNotEnoughAndIsSaid() {
    try (var lambda = LambdaRuntimeEmulator.start(world.configured())) {
      World.ask(lambda, STAT);
      world.network.delay(Duration.ofMillis(1500));
      var event = operation("write", "path", "slow", "content", "x");
      var failure = World.Failure.of(lambda.invoke(Json.write(event), Duration.ofSeconds(5)));
      assertEquals("Deadline", failure.type());
      world.network.delay(Duration.ZERO);
      World.ask(lambda, STAT);
    }
  }

  @Test
  void whatIsWrongWithTheSecretIsSaidWithoutIt() {
    world.secrets.deny(World.SECRET);
    try (var lambda = LambdaRuntimeEmulator.start(world.secretAlone())) {
      assertEquals("AccessDenied", secretFailure(lambda));
      world.secrets.allow(World.SECRET);
      world.secrets.putSecret(World.SECRET, "{\"username\":\"u\",\"password\":\"top secret");
      assertEquals("InvalidRequest", secretFailure(lambda));
      world.secrets.putSecret(World.SECRET, "{\"username\":\"u\",\"password\":\"top secret\"}");
      assertEquals("InvalidRequest", secretFailure(lambda));
      world.secrets.remove(World.SECRET);
      assertEquals("InvalidRequest", secretFailure(lambda));
      world.secrets.putSecret(World.SECRET, world.secret());
      world.secrets.failNext(AwsOperation.GET_SECRET_VALUE, 1, Fault.THROTTLING);
      World.ask(lambda, STAT);
      assertFalse(lambda.log().contains("top secret"), "the log tells the secret");
    }
  }

  private static String secretFailure(LambdaRuntimeEmulator lambda) {
    var failure = refused(lambda, STAT);
    var message = failure.object().text("message") + failure.object().text("path");
    assertTrue(message.contains(World.SECRET), failure::toString);
    assertFalse(failure.toString().contains("top secret"), failure::toString);
    return failure.type();
  }

  @Test
  void aFunctionThatIsNotConfiguredSaysSo() {
    LambdaFunction bare = BuiltPackage.function().with(world.secrets.environment());
    assertEquals("InvalidRequest", configured(bare));
    assertEquals("InvalidRequest", configured(bare.with("SMBRIDGE_CONFIG", "{")));
    var environment =
        "{\"targets\":{\"a\":{\"credentials\":\"env:A\",\"host\":\"h\",\"share\":\"s\"}}}";
    assertEquals("InvalidRequest", configured(bare.with("SMBRIDGE_CONFIG", environment)));
  }

  private static String configured(LambdaFunction function) {
    try (var lambda = LambdaRuntimeEmulator.start(function)) {
      return refused(lambda, STAT).type();
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
