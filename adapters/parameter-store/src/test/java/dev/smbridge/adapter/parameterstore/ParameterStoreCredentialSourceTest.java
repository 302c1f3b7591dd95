package dev.smbridge.adapter.parameterstore;

import static dev.smbridge.adapter.parameterstore.PlainDocument.password;
import static dev.smbridge.fixture.aws.AwsOperation.GET_PARAMETER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.CredentialSourceContract;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.fixture.aws.Fault;
import dev.smbridge.fixture.aws.SecretsEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The module as it is delivered, with the SDK's own settings, against the service over HTTP. */
class ParameterStoreCredentialSourceTest extends CredentialSourceContract {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));
  private static final String ARN = "arn:aws:ssm:eu-central-1:123456789012:parameter";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_SSM";

  private final ParameterStoreService store = ParameterStoreModule.service();
  private final PlainDocument document = new PlainDocument();
  private final CredentialSource source = ParameterStoreModule.parameterStore(store, document);
  private SecretsEmulator service;
  private SdkSettings settings;

  @BeforeEach
  void start() {
    service = SecretsEmulator.start();
    settings = new SdkSettings(service.environment());
  }

  @AfterEach
  void stop() {
    source.forgetAll();
    settings.close();
    service.close();
  }

  @Override
  protected CredentialSource source() {
    return source;
  }

  @Override
  protected String store(String name, Map<String, String> fields) {
    service.putSecureParameter("/" + name, PlainDocument.text(fields));
    return "/" + name;
  }

  private StoredCredential fetch(String id) throws FileFailure {
    return source.fetch(id, DEADLINE);
  }

  @Test
  void aSecureStringComesByNameAndByArn() throws FileFailure {
    var version = service.putSecureParameter("/smbridge/nas", password("pw-ü"));

    var byName = fetch("/smbridge/nas");
    assertEquals("alice", byName.username());
    assertPassword("pw-ü", byName);
    assertTrue(byName.version().startsWith(version + "@"), byName::version);
    assertPassword("pw-ü", fetch(ARN + "/smbridge/nas"));
  }

  @Test
  void credentialsThatAreNotEncryptedAreRefused() {
    service.putPlainParameter("/plain", password("hunter2"));
    failing("/plain", FailureKind.INVALID_REQUEST, "SecureString");
  }

  @Test
  void itsTextIsErasedOnceItIsUnderstoodAndWhenItIsNot() throws FileFailure {
    service.putSecureParameter("/s", password("pw"));
    fetch("/s");
    assertErased(document.lastText);

    service.putSecureParameter("/bad", "hunter2");
    failing("/bad", FailureKind.INVALID_REQUEST, "ssm:/bad");
    assertErased(document.lastText);
  }

  @Test
  void itIsRememberedUntilItIsForgotten() throws FileFailure {
    service.putSecureParameter("/s", password("old"));
    var old = fetch("/s");
    service.putSecureParameter("/s", password("new"));
    assertPassword("old", fetch("/s"));
    assertEquals(1, service.requests(GET_PARAMETER));

    source.forget("/s");
    assertPassword("\0\0\0", old);
    var current = fetch("/s");
    assertPassword("new", current);
    assertFalse(current.version().equals(old.version()));

    source.forgetAll();
    assertPassword("\0\0\0", current);
    assertPassword("new", fetch("/s"));
  }

  @Test
  void throttlingIsWaitedOut() throws FileFailure {
    service.putSecureParameter("/s", password("pw"));
    service.failNext(GET_PARAMETER, 2, Fault.THROTTLING);

    assertPassword("pw", fetch("/s"));
    assertEquals(3, service.requests(GET_PARAMETER));
  }

  @Test
  void throttlingWithoutEndCanBeRetriedLater() {
    service.putSecureParameter("/s", password("pw"));
    service.failNext(GET_PARAMETER, 20, Fault.THROTTLING);

    assertTrue(failing("/s", FailureKind.UNREACHABLE, "Throttling").retryable());
  }

  @Test
  void aParameterThatIsNotThereIsNamed() {
    failing("/nowhere", FailureKind.INVALID_REQUEST, "ssm:/nowhere");
    failing("", FailureKind.INVALID_REQUEST, "names no parameter");
    assertEquals(1, service.requests(GET_PARAMETER));
  }

  @Test
  void aMissingPermissionIsNamed() {
    service.putSecureParameter("/s", password("pw"));
    service.deny("/s");
    failing("/s", FailureKind.ACCESS_DENIED, "ssm:GetParameter");

    service.allow("/s");
    service.failNext(GET_PARAMETER, 1, Fault.KEY_DENIED);
    failing("/s", FailureKind.ACCESS_DENIED, "kms:Decrypt");
  }

  @Test
  void anEmptyParameterIsNotUnderstood() {
    service.putSecureParameter("/s", "");
    failing("/s", FailureKind.INVALID_REQUEST, "ssm:/s");
  }

  @Test
  void aBrokenAnswerIsAFailure() {
    service.putSecureParameter("/s", password("pw"));
    service.failNext(GET_PARAMETER, 20, Fault.MALFORMED);
    failing("/s", FailureKind.OTHER, "could not be understood");
  }

  @Test
  void aServiceThatDoesNotAnswerIsLeftInTime() {
    service.putSecureParameter("/s", password("pw"));
    service.failNext(GET_PARAMETER, 20, Fault.HANG);

    var start = Instant.now();
    var brief = Deadline.within(Duration.ofMillis(1200), Duration.ofSeconds(30));
    Failing.as(() -> source.fetch("/s", brief), FailureKind.DEADLINE);
    var took = Duration.between(start, Instant.now());
    assertTrue(took.toMillis() < 3000, took::toString);
  }

  @Test
  void aConnectionThatIsCutIsMadeAgain() throws FileFailure {
    service.putSecureParameter("/s", password("pw"));
    service.failNext(GET_PARAMETER, 1, Fault.CUT);
    assertPassword("pw", fetch("/s"));

    source.forget("/s");
    service.failNext(GET_PARAMETER, 20, Fault.CUT);
    failing("/s", FailureKind.UNREACHABLE, "cannot be reached");
  }

  @Test
  void nobodyListeningIsUnreachableAndSaysWhatAVpcNeeds() throws IOException {
    try (var _ = settings(ENDPOINT, "http://127.0.0.1:" + freePort())) {
      failing("/s", FailureKind.UNREACHABLE, "interface endpoint");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aMissingRegionOrIdentityIsAConfigurationToMend() {
    try (var _ = settings("AWS_REGION", "")) {
      failing("/s", FailureKind.INVALID_REQUEST, "AWS_REGION");
    }
    try (var _ = settings("AWS_ACCESS_KEY_ID", "")) {
      failing("/s", FailureKind.INVALID_REQUEST, "AWS credentials");
    }
    assertEquals(0, service.requests(GET_PARAMETER));
  }

  @Test
  void noConnectionStaysOpen() throws Exception {
    service.putSecureParameter("/s", password("pw"));
    fetch("/s");

    var port = ":%04X ".formatted(service.endpoint().getPort());
    var established = " 01 ";
    for (var table : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
      try (var lines = Files.lines(Path.of(table))) {
        assertEquals(
            0,
            lines.filter(line -> line.contains(port) && line.contains(established)).count(),
            table);
      }
    }
  }

  /** The settings of the emulator but one; an empty value is one that is not set. */
  private SdkSettings settings(String variable, String value) {
    var variables = new HashMap<>(service.environment());
    variables.put(variable, value);
    variables.values().removeIf(String::isEmpty);
    return new SdkSettings(Map.copyOf(variables));
  }

  private FileFailure failing(String id, FailureKind kind, String saying) {
    var failure = Failing.as(() -> fetch(id), kind);
    assertTrue(failure.message().contains(saying), failure::message);
    assertFalse(failure.message().contains("hunter2"), failure::message);
    return failure;
  }

  private static void assertPassword(String expected, StoredCredential credential) {
    var password = credential.password();
    assertNotNull(password);
    assertArrayEquals(expected.toCharArray(), password.reveal());
  }

  private static void assertErased(byte[] text) {
    assertTrue(text.length > 0);
    assertArrayEquals(new byte[text.length], text);
  }
}
