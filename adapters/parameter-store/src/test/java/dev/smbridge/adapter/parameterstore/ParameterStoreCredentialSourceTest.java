package dev.smbridge.adapter.parameterstore;

import static dev.smbridge.adapter.aws.PlainDocument.password;
import static dev.smbridge.testing.aws.AwsOperation.GET_PARAMETER;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.aws.SecretServiceContract;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import org.junit.jupiter.api.Test;

class ParameterStoreCredentialSourceTest extends SecretServiceContract {
  private static final String ARN = "arn:aws:ssm:eu-central-1:123456789012:parameter";

  private final ParameterStoreService store = ParameterStoreModule.service();
  private final CredentialSource source = ParameterStoreModule.parameterStore(store, document);

  ParameterStoreCredentialSourceTest() {
    super(GET_PARAMETER);
  }

  @Override
  protected CredentialSource source() {
    return source;
  }

  @Override
  protected String put(String name, String text) {
    service.putSecureParameter("/" + name, text);
    return "/" + name;
  }

  @Override
  protected String arn(String id) {
    return ARN + id;
  }

  @Test
  void itsVersionIsTheServicesAndItsTime() throws FileFailure {
    var version = service.putSecureParameter("/s", password("pw"));
    var fetched = fetch("/s").version();
    assertTrue(fetched.startsWith(version + "@"), fetched);
  }

  @Test
  void credentialsThatAreNotEncryptedAreRefused() {
    service.putPlainParameter("/plain", password("hunter2"));
    failing("/plain", FailureKind.INVALID_REQUEST, "SecureString");
  }

  @Test
  void aParameterIsCalledOne() {
    failing("/nowhere", FailureKind.INVALID_REQUEST, "there is no such parameter");
    failing("", FailureKind.INVALID_REQUEST, "names no parameter");
  }
}
