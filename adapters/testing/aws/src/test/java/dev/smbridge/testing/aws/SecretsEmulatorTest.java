package dev.smbridge.testing.aws;

import static dev.smbridge.testing.aws.AwsOperation.GET_PARAMETER;
import static dev.smbridge.testing.aws.AwsOperation.GET_SECRET_VALUE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;

class SecretsEmulatorTest {
  private static final String VALUE = "{\"username\":\"ädam\",\"password\":\"q\\\"\\\\\\n\"}";

  private SecretsEmulator emulator;
  private SecretsManagerClient secrets;
  private SsmClient parameters;

  @BeforeEach
  void start() {
    emulator = SecretsEmulator.start();
    secrets = configured(SecretsManagerClient.builder()).build();
    parameters = configured(SsmClient.builder()).build();
  }

  @AfterEach
  void stop() {
    secrets.close();
    parameters.close();
    emulator.close();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    var identity = AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY);
    return builder
        .endpointOverride(emulator.endpoint())
        .region(Region.of(Credentials.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(identity))
        .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(5)))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(300)));
  }

  @Test
  void aSecretComesBackByNameAndByArn() {
    var version = emulator.putSecret("FScredentials", VALUE);

    var byName = secrets.getSecretValue(r -> r.secretId("FScredentials"));
    assertEquals(VALUE, byName.secretString());
    assertEquals(version, byName.versionId());
    assertEquals(emulator.secretArn("FScredentials"), byName.arn());
    assertEquals(VALUE, secrets.getSecretValue(r -> r.secretId(byName.arn())).secretString());
    assertEquals(2, emulator.requests(GET_SECRET_VALUE));
  }

  @Test
  void aSecretOfBytesComesBack() {
    var bytes = new byte[] {0, -1, 1, -128};
    emulator.putBinarySecret("keytab", bytes);

    var answer = secrets.getSecretValue(r -> r.secretId("keytab"));
    assertArrayEquals(bytes, answer.secretBinary().asByteArray());
    assertEquals(null, answer.secretString());
  }

  @Test
  void aRotatedSecretKeepsItsPreviousVersion() {
    var old = emulator.putSecret("s", "old");
    var current = emulator.putSecret("s", "new");

    assertNotEquals(old, current);
    assertEquals("new", secrets.getSecretValue(r -> r.secretId("s")).secretString());
    assertEquals("old", secrets.getSecretValue(r -> r.secretId("s").versionId(old)).secretString());
    assertEquals(
        "old",
        secrets.getSecretValue(r -> r.secretId("s").versionStage("AWSPREVIOUS")).secretString());
    assertThrows(
        ResourceNotFoundException.class,
        () -> secrets.getSecretValue(r -> r.secretId("s").versionId("0".repeat(32))));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    emulator.putSecret("gone", "x");
    emulator.remove("gone");

    assertThrows(
        ResourceNotFoundException.class, () -> secrets.getSecretValue(r -> r.secretId("gone")));
    assertThrows(
        ParameterNotFoundException.class, () -> parameters.getParameter(r -> r.name("/gone")));
  }

  @Test
  void aSecureParameterIsCiphertextUnlessDecryptionIsAsked() {
    emulator.putSecureParameter("/smbridge/nas", VALUE);

    var plain = parameters.getParameter(r -> r.name("/smbridge/nas").withDecryption(true));
    assertEquals(VALUE, plain.parameter().value());
    assertEquals("SecureString", plain.parameter().typeAsString());
    var cipher = parameters.getParameter(r -> r.name("/smbridge/nas")).parameter().value();
    assertTrue(cipher.startsWith("AQICAHh"), cipher);
  }

  @Test
  void aParameterHasVersions() {
    assertEquals(1, emulator.putPlainParameter("/p", "one"));
    assertEquals(2, emulator.putPlainParameter("/p", "two"));

    var current = parameters.getParameter(r -> r.name("/p")).parameter();
    assertEquals("two", current.value());
    assertEquals(2L, current.version());
    assertEquals("one", parameters.getParameter(r -> r.name("/p:1")).parameter().value());
    assertThrows(
        ParameterVersionNotFoundException.class,
        () -> parameters.getParameter(r -> r.name("/p:3")));
  }

  @Test
  void throttledTwiceThenAnswered() {
    emulator.putSecret("s", "x");
    emulator.putPlainParameter("/p", "y");
    emulator.failNext(GET_SECRET_VALUE, 2, Fault.THROTTLING);
    emulator.failNext(GET_PARAMETER, 2, Fault.THROTTLING);

    assertEquals("x", secrets.getSecretValue(r -> r.secretId("s")).secretString());
    assertEquals("y", parameters.getParameter(r -> r.name("/p")).parameter().value());
    assertEquals(3, emulator.requests(GET_SECRET_VALUE));
    assertEquals(3, emulator.requests(GET_PARAMETER));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_DENIED", "KEY_DENIED"})
  void aDenialIsNamedAndNotRetried(Fault fault) {
    emulator.putSecret("s", "x");
    emulator.failNext(GET_SECRET_VALUE, 1, fault);
    emulator.failNext(GET_PARAMETER, 1, fault);

    for (var denied :
        new AwsServiceException[] {
          assertThrows(
              AwsServiceException.class, () -> secrets.getSecretValue(r -> r.secretId("s"))),
          assertThrows(AwsServiceException.class, () -> parameters.getParameter(r -> r.name("/p")))
        }) {
      assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    }
    assertEquals(1, emulator.requests(GET_SECRET_VALUE));
  }

  @Test
  void aSecretCanBeDeniedAndAllowedAgain() {
    emulator.putSecret("s", "x");
    emulator.deny("s");
    assertThrows(AwsServiceException.class, () -> secrets.getSecretValue(r -> r.secretId("s")));

    emulator.allow("s");
    assertEquals("x", secrets.getSecretValue(r -> r.secretId("s")).secretString());
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "HANG", "CUT"})
  void whatMayPassIsRetriedByTheClient(Fault fault) {
    emulator.putSecret("s", "x");
    emulator.failNext(GET_SECRET_VALUE, 1, fault);

    assertEquals("x", secrets.getSecretValue(r -> r.secretId("s")).secretString());
    assertEquals(2, emulator.requests(GET_SECRET_VALUE));
  }

  @Test
  void aMalformedAnswerFailsTheClient() {
    emulator.putSecret("s", "x");
    emulator.failNext(GET_SECRET_VALUE, 9, Fault.MALFORMED);

    assertThrows(SdkException.class, () -> secrets.getSecretValue(r -> r.secretId("s")));
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    emulator.putSecret("s", "x");
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(emulator.endpoint() + "/"))
                  .header("X-Amz-Target", "secretsmanager.GetSecretValue")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"SecretId\":\"s\"}"))
                  .build(),
              BodyHandlers.ofString());

      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("MissingAuthenticationTokenException"), answer.body());
    }
  }
}
