package dev.smbridge.adapter.secretsmanager;

import static dev.smbridge.adapter.aws.PlainDocument.password;
import static dev.smbridge.testing.aws.AwsOperation.GET_SECRET_VALUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.adapter.aws.SecretServiceContract;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import org.junit.jupiter.api.Test;

class SecretsManagerCredentialSourceTest extends SecretServiceContract {
  private final CredentialSource source = SecretsManagerModule.secretsManager(document);

  SecretsManagerCredentialSourceTest() {
    super(GET_SECRET_VALUE);
  }

  @Override
  protected CredentialSource source() {
    return source;
  }

  @Override
  protected String put(String name, String text) {
    service.putSecret(name, text);
    return name;
  }

  @Override
  protected String arn(String id) {
    return service.secretArn(id);
  }

  @Test
  void itsVersionIsTheServices() throws FileFailure {
    var version = service.putSecret("s", password("pw"));
    assertEquals(version, fetch("s").version());
  }

  @Test
  void aSecretOfBytesComesAsWell() throws FileFailure {
    service.putBinarySecret("binary", password("pw").getBytes(UTF_8));
    assertPassword("pw", fetch("binary"));
  }

  @Test
  void aSecretIsCalledOne() {
    failing("nowhere", FailureKind.INVALID_REQUEST, "there is no such secret");
    failing("", FailureKind.INVALID_REQUEST, "names no secret");
  }
}
