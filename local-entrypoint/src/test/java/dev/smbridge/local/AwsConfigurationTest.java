package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.SecretsEmulator;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line is told by Secrets Manager and Parameter Store. */
class AwsConfigurationTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final SecretsEmulator aws = SecretsEmulator.start();
  @TempDir Path local;

  @AfterEach
  void endEmulator() {
    aws.close();
  }

  private Run run(Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    var child = new ChildProcess(samba, local);
    var prepared = child.prepared(ChildProcess.words(command));
    prepared.environment().keySet().removeIf(name -> name.startsWith("SMBRIDGE_"));
    prepared.environment().putAll(aws.environment());
    prepared.environment().putAll(variables);
    return child.started(prepared).ended().checkedFor(samba.account().password());
  }

  private String secret() {
    return """
    {"username":"%s","password":"%s","host":"%s","share":"secure","port":%d}\
    """
        .formatted(samba.account().name(), samba.account().password(), samba.host(), samba.port());
  }

  /** The name of a folder on the share with a file of this content. */
  private String stored(String content) throws IOException {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "aws");
    Files.writeString(folder.resolve("stored"), content);
    return String.valueOf(folder.getFileName());
  }

  @Test
  void aSecretsNameAloneIsATarget() throws IOException, InterruptedException {
    aws.putSecret("FScredentials", secret());
    var folder = stored("by the secret alone");
    var variables = Map.of("SMBRIDGE_SECRET_ID", "FScredentials");
    var cat = run(variables, "cat", "default:" + folder + "/stored").done();
    assertEquals("by the secret alone", cat.data());
    var put = Files.writeString(local.resolve("new"), "put by the secret alone").toString();
    run(variables, "put", put, "default:/" + folder + "/").done();
    assertEquals(
        "put by the secret alone",
        Files.readString(samba.directory(SambaOptions.SECURE).resolve(folder).resolve("new")));
  }

  /** The keys of one profile take on the role of another, or a token does. */
  @Test
  void profilesAndTokensTakeOnRoles() throws IOException, InterruptedException {
    aws.putSecret("FScredentials", secret());
    var folder = stored("by a role");
    var profiles =
        """
        [profile base]
        aws_access_key_id = AKIAIOSFODNN7EXAMPLE
        aws_secret_access_key = example
        [profile reader]
        role_arn = arn:aws:iam::123456789012:role/reader
        source_profile = base
        """;
    var token = Files.writeString(local.resolve("token"), "token").toString();
    try (var sts = TokenService.start()) {
      var variables = new HashMap<String, String>();
      variables.put("SMBRIDGE_SECRET_ID", "FScredentials");
      variables.put("AWS_ACCESS_KEY_ID", "");
      variables.put("AWS_SECRET_ACCESS_KEY", "");
      variables.put("AWS_ENDPOINT_URL_STS", sts.endpoint());
      variables.put(
          "AWS_CONFIG_FILE", Files.writeString(local.resolve("config"), profiles).toString());
      variables.put("AWS_PROFILE", "reader");
      var cat = run(variables, "cat", "default:" + folder + "/stored").done();
      assertEquals("by a role", cat.data());
      assertEquals(List.of("AssumeRole"), sts.actions());
      variables.remove("AWS_PROFILE");
      variables.put("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/reader");
      variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", token);
      run(variables, "cat", "default:" + folder + "/stored").done();
      assertEquals(List.of("AssumeRole", "AssumeRoleWithWebIdentity"), sts.actions());
    }
  }

  @Test
  void aSecretThatIsNotThereIsNamed() throws IOException, InterruptedException {
    var run = run(Map.of("SMBRIDGE_SECRET_ID", "nobodys"), "ls", "default:");
    run.failed(run.code());
    assertTrue(run.messages().contains("nobodys"), run.messages());
    assertTrue(List.of(2, 4).contains(run.code()), run.messages());
  }

  @Test
  void aParameterHoldsTheConfiguration() throws IOException, InterruptedException {
    aws.putSecret("login", secret());
    aws.putSecureParameter(
        "/smbridge/config", "{\"targets\":{\"nas\":{\"credentials\":\"secretsmanager:login\"}}}");
    var folder = stored("by the parameter");
    var variables = Map.of("SMBRIDGE_CONFIG", "ssm:/smbridge/config");
    assertEquals(
        "by the parameter", run(variables, "cat", "nas:" + folder + "/stored").done().data());
  }
}
