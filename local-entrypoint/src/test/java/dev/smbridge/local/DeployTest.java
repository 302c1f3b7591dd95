package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./smbridge deploy}, with programs that tell how they are called. */
class DeployTest {
  private static final String ANSWERS = "vpc-0a\nsubnet-0a\nsubnet-0b\n10.0.1.0/24\n";

  @TempDir Path folder;

  private Path root = Path.of("");

  @BeforeEach
  void everythingIsThere() throws IOException {
    root = folder.resolve("a folder");
    Files.createDirectories(root.resolve("lambda-entrypoint"));
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(
        Path.of("..", "lambda-entrypoint", "deploy.sh"),
        root.resolve("lambda-entrypoint/deploy.sh"));
    program(root.resolve("mvnw"), "echo mvnw \"$@\"");
    program(folder.resolve("bin/sam"), "echo sam \"$@\"");
    program(folder.resolve("bin/aws"), "[ \"$1\" = sts ] && exit 0; exit 1");
    for (var name : List.of("cat", "sh")) {
      Files.createSymbolicLink(folder.resolve("bin").resolve(name), Path.of("/bin", name));
    }
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Deployed(int code, List<String> calls, String messages) {}

  private Deployed deploy(String input, Map<String, String> variables, String... options)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", "lambda-entrypoint/deploy.sh"));
    command.addAll(List.of(options));
    var typed = Files.writeString(folder.resolve("typed"), input);
    var messages = folder.resolve("messages");
    var calls = folder.resolve("calls");
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectInput(typed.toFile())
            .redirectOutput(calls.toFile())
            .redirectError(messages.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("PATH", folder.resolve("bin").toString());
    builder.environment().putAll(variables);
    var process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return new Deployed(process.exitValue(), Files.readAllLines(calls), Files.readString(messages));
  }

  private static final Map<String, String> REGION = Map.of("AWS_REGION", "eu-central-1");

  @Test
  void theFirstTimeItAsksForFourThingsAndRemembersThem() throws Exception {
    for (var input : List.of(ANSWERS, "")) {
      var deployed = deploy(input, REGION, "--no-confirm-changeset");
      assertEquals(0, deployed.code(), deployed.messages());
      assertEquals(2, deployed.calls().size(), deployed.calls()::toString);
      assertTrue(deployed.calls().getFirst().contains("--projects lambda-entrypoint"));
      assertTrue(deployed.calls().getLast().startsWith("sam deploy --template-file "));
      assertTrue(deployed.calls().getLast().endsWith("--no-confirm-changeset"));
      var config = Files.readString(root.resolve("lambda-entrypoint/samconfig.toml"));
      assertTrue(config.contains("region = \"eu-central-1\""), config);
      assertTrue(
          config.contains(
              "\"VpcId=vpc-0a PrivateSubnetA=subnet-0a PrivateSubnetB=subnet-0b"
                  + " FileServerCidr=10.0.1.0/24\""),
          config);
    }
  }

  @Test
  void whatIsMissingIsSaidInOneSentenceAndNothingIsBuilt() throws Exception {
    assertRefused("region", deploy(ANSWERS, Map.of()));
    assertRefused("\"a b\" is no VpcId", deploy("a b\n", REGION));
    assertRefused("VpcId was not given", deploy("", REGION));
    program(folder.resolve("bin/aws"), "exit 1");
    assertRefused("credentials", deploy(ANSWERS, REGION));
    Files.delete(folder.resolve("bin/sam"));
    assertRefused("SAM CLI", deploy(ANSWERS, REGION));
    Files.delete(folder.resolve("bin/aws"));
    assertRefused("AWS CLI", deploy(ANSWERS, REGION));
    assertFalse(Files.exists(root.resolve("lambda-entrypoint/samconfig.toml")));
  }

  @Test
  void aPackageThatIsNotBuiltIsNotDeployed() throws Exception {
    program(root.resolve("mvnw"), "exit 1");
    assertRefused("could not be built", deploy(ANSWERS, REGION));
  }

  private static void assertRefused(String reason, Deployed deployed) {
    assertEquals(6, deployed.code(), deployed.messages());
    assertTrue(deployed.messages().contains(reason), deployed.messages());
    assertEquals(1, deployed.messages().lines().count(), deployed.messages());
    assertEquals(List.of(), deployed.calls());
  }
}
