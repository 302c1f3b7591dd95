package dev.smbridge.adapter.parameterstore;

import static dev.smbridge.testing.aws.AwsOperation.GET_PARAMETER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.bootstrap.ParameterText;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.aws.SecretsEmulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterStoreTextTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));

  private final ParameterStoreService store = ParameterStoreModule.service();
  private final ParameterText texts = ParameterStoreModule.parameterText(store);
  private SecretsEmulator service;
  private SdkSettings settings;

  @BeforeEach
  void start() {
    service = SecretsEmulator.start();
    settings = new SdkSettings(service.environment());
  }

  @AfterEach
  void stop() {
    store.disconnect();
    settings.close();
    service.close();
  }

  private String text(String name) throws FileFailure {
    return new String(texts.text(name, DEADLINE), UTF_8);
  }

  @Test
  void aTextComesEncryptedOrNotAndOfAnySize() throws FileFailure {
    var large = "{\"targets\":{}}" + " ü".repeat(4000);
    service.putPlainParameter("/plain", large);
    service.putSecureParameter("/secure", "{}");

    assertEquals(large, text("/plain"));
    assertEquals("{}", text("/secure"));
  }

  @Test
  void itIsAskedAfresh() throws FileFailure {
    service.putPlainParameter("/p", "one");
    assertEquals("one", text("/p"));
    service.putPlainParameter("/p", "two");
    assertEquals("two", text("/p"));
    assertEquals(2, service.requests(GET_PARAMETER));
  }

  @Test
  void aMissingParameterIsNamed() {
    var failure = Failing.as(() -> text("/nowhere"), FailureKind.INVALID_REQUEST);
    assertTrue(failure.message().contains("ssm:/nowhere"), failure::message);
  }
}
