package dev.smbridge.adapter.aws;

import static dev.smbridge.adapter.aws.PlainDocument.password;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.CredentialSourceContract;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.testing.aws.AwsOperation;
import dev.smbridge.testing.aws.Fault;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.aws.SecretsEmulator;
import dev.smbridge.testing.aws.TestCertificate;
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

/**
 * What every service of AWS that keeps secrets does alike, over HTTP: the module as it is
 * delivered, with the SDK's own settings.
 */
public abstract class SecretServiceContract extends CredentialSourceContract {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));
  private static final int ALWAYS = 20;

  protected final PlainDocument document = new PlainDocument();
  protected final SecretsEmulator service = SecretsEmulator.start(TestCertificate.loopback());
  private final AwsOperation operation;
  private SdkSettings settings;

  /** Tests the source that asks by this operation; its references begin with the service's name. */
  protected SecretServiceContract(AwsOperation operation) {
    this.operation = operation;
  }

  /** Stores a secret, or its next version, and answers what to fetch it by. */
  protected abstract String put(String name, String text);

  /** The ARN of what is fetched by this otherwise. */
  protected abstract String arn(String id);

  @Override
  protected final String store(String name, Map<String, String> fields) {
    return put(name, PlainDocument.text(fields));
  }

  @BeforeEach
  void configure() {
    settings = new SdkSettings(service.environment());
  }

  @AfterEach
  void stop() {
    source().forgetAll();
    settings.close();
    service.close();
  }

  @Test
  void itComesByNameAndByArn() throws FileFailure {
    var id = put("FScredentials", password("pw-ü"));
    var byName = fetch(id);
    assertEquals("alice", byName.username());
    assertPassword("pw-ü", byName);
    assertPassword("pw-ü", fetch(arn(id)));
  }

  @Test
  void itsTextIsErasedOnceItIsUnderstoodAndWhenItIsNot() throws FileFailure {
    fetch(put("s", password("pw")));
    assertErased(document.lastText);

    var bad = put("bad", "hunter2");
    failing(bad, FailureKind.INVALID_REQUEST, reference(bad));
    assertErased(document.lastText);
  }

  @Test
  void itIsRememberedUntilItIsForgotten() throws FileFailure {
    var id = put("s", password("old"));
    var old = fetch(id);
    put("s", password("new"));
    assertPassword("old", fetch(id));
    assertEquals(1, service.requests(operation));

    source().forget(id);
    assertPassword("old", old);
    old.close();
    assertErased(old);
    var current = fetch(id);
    assertPassword("new", current);
    assertNotEquals(old.version(), current.version());

    source().forgetAll();
    assertPassword("new", current);
    current.close();
    assertErased(current);
    assertPassword("new", fetch(id));
  }

  @Test
  void throttlingIsWaitedOut() throws FileFailure {
    var id = put("s", password("pw"));
    service.failNext(operation, 2, Fault.THROTTLING);

    assertPassword("pw", fetch(id));
    assertEquals(3, service.requests(operation));
  }

  @Test
  void aServiceThatStaysBusyCanBeAskedLater() {
    assertTrue(failingOf(Fault.THROTTLING, FailureKind.UNREACHABLE, "Throttling").retryable());
  }

  @Test
  void aServiceInTroubleCanBeAskedLater() {
    assertTrue(
        failingOf(Fault.SERVER_ERROR, FailureKind.UNREACHABLE, "InternalServerError").retryable());
  }

  @Test
  void whatIsNotThereIsNamed() {
    failing(missing(), FailureKind.INVALID_REQUEST, reference(missing()));
    failing("", FailureKind.INVALID_REQUEST, "it names no");
    assertEquals(1, service.requests(operation));
  }

  @Test
  void aMissingPermissionIsNamed() {
    var id = put("s", password("pw"));
    service.deny(id);
    failing(id, FailureKind.ACCESS_DENIED, operation.action());

    service.allow(id);
    service.failNext(operation, 1, Fault.KEY_DENIED);
    failing(id, FailureKind.ACCESS_DENIED, "kms:Decrypt");
  }

  @Test
  void credentialsThatAreNotAcceptedAreToBeRenewed() {
    failingOf(Fault.EXPIRED_CREDENTIALS, FailureKind.ACCESS_DENIED, "renew them (ExpiredToken)");
  }

  @Test
  void anEmptyTextIsNotUnderstood() {
    var id = put("s", "");
    failing(id, FailureKind.INVALID_REQUEST, reference(id));
  }

  @Test
  void aBrokenAnswerIsAFailure() {
    failingOf(Fault.MALFORMED, FailureKind.OTHER, "could not be understood");
  }

  @Test
  void aServiceThatDoesNotAnswerIsLeftInTime() {
    var id = put("s", password("pw"));
    service.failNext(operation, ALWAYS, Fault.HANG);

    var start = Instant.now();
    var brief = Deadline.within(Duration.ofMillis(1200), Duration.ofSeconds(30));
    Failing.as(() -> source().fetch(id, brief), FailureKind.DEADLINE);
    var took = Duration.between(start, Instant.now());
    assertTrue(took.toMillis() < 3000, took::toString);
  }

  @Test
  void aConnectionThatIsCutIsMadeAgain() throws FileFailure {
    var id = put("s", password("pw"));
    service.failNext(operation, 1, Fault.CUT);
    assertPassword("pw", fetch(id));

    source().forget(id);
    failingOf(Fault.CUT, FailureKind.UNREACHABLE, "cannot be reached");
  }

  @Test
  void nobodyListeningIsUnreachableAndSaysWhatAVpcNeeds() throws IOException {
    var nobody = "https://127.0.0.1:" + freePort();
    var variables = new HashMap<>(service.environment());
    variables.replaceAll((name, value) -> name.startsWith("AWS_ENDPOINT_URL") ? nobody : value);
    try (var _ = new SdkSettings(variables)) {
      var endpoint = "interface endpoint for " + operation.service();
      failing("s", FailureKind.UNREACHABLE, endpoint);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aMissingRegionOrIdentityIsAConfigurationToMend() {
    try (var _ = settingsWithout("AWS_REGION")) {
      failing("s", FailureKind.INVALID_REQUEST, "AWS_REGION");
    }
    try (var _ = settingsWithout("AWS_ACCESS_KEY_ID")) {
      failing("s", FailureKind.INVALID_REQUEST, "AWS credentials");
    }
    assertEquals(0, service.requests(operation));
  }

  private SdkSettings settingsWithout(String variable) {
    var variables = new HashMap<>(service.environment());
    variables.remove(variable);
    return new SdkSettings(variables);
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefusedBeforeAnythingIsSent() {
    var id = put("s", password("hunter2"));
    try (var _ = settingsWithout("AWS_CA_BUNDLE")) {
      failing(id, FailureKind.POLICY, "AWS_CA_BUNDLE");
    }
    assertEquals(0, service.requests(operation));
  }

  @Test
  void noConnectionStaysOpen() throws Exception {
    fetch(put("s", password("pw")));

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

  protected final StoredCredential fetch(String id) throws FileFailure {
    return source().fetch(id, DEADLINE);
  }

  /** Whatever is asked meets this fault. */
  private FileFailure failingOf(Fault fault, FailureKind kind, String saying) {
    var id = put("s", password("hunter2"));
    service.failNext(operation, ALWAYS, fault);
    return failing(id, kind, saying);
  }

  protected final FileFailure failing(String id, FailureKind kind, String saying) {
    var failure = Failing.as(() -> fetch(id), kind);
    assertTrue(failure.message().contains(saying), failure::message);
    assertFalse(failure.message().contains("hunter2"), failure::message);
    return failure;
  }

  private String reference(String id) {
    return operation.service() + ":" + id;
  }

  protected static void assertPassword(String expected, StoredCredential credential) {
    var password = credential.password();
    assertNotNull(password);
    assertArrayEquals(expected.toCharArray(), password.reveal());
  }

  private static void assertErased(StoredCredential credential) {
    var password = credential.password();
    assertNotNull(password);
    assertThrows(IllegalStateException.class, password::reveal);
  }

  private static void assertErased(byte[] text) {
    assertTrue(text.length > 0);
    assertArrayEquals(new byte[text.length], text);
  }
}
