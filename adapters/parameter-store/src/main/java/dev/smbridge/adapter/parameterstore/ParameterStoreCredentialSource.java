package dev.smbridge.adapter.parameterstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Arrays;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The current version of a SecureString, asked afresh each time; it keeps nothing. */
final class ParameterStoreCredentialSource implements CredentialSource {
  private final ParameterStoreService service;
  private final SecretDocument document;

  ParameterStoreCredentialSource(ParameterStoreService service, SecretDocument document) {
    this.service = service;
    this.document = document;
  }

  @Override
  public StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var reference = "ssm:" + id;
    var parameter = service.value(id, reference, deadline);
    var text = text(parameter, reference);
    try {
      return document.parse(text, reference, version(parameter));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The caller erases it. The SDK's own copy cannot be erased, only dropped. */
  private static byte[] text(Parameter parameter, String reference) throws FileFailure {
    if (parameter.type() != ParameterType.SECURE_STRING) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the parameter " + reference + " is not encrypted: store credentials as a SecureString");
    }
    return parameter.value().getBytes(UTF_8);
  }

  /** A parameter that was deleted and made again counts from 1 again: only the time differs. */
  private static String version(Parameter parameter) {
    return parameter.version() + "@" + parameter.lastModifiedDate();
  }

  @Override
  public void forget(String id) {}

  @Override
  public void forgetAll() {
    service.disconnect();
  }
}
