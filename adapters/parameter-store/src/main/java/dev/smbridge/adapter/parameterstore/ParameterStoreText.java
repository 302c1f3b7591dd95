package dev.smbridge.adapter.parameterstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.bootstrap.ParameterText;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;

/** The current version of a parameter, encrypted or not. */
final class ParameterStoreText implements ParameterText {
  private final ParameterStoreService service;

  ParameterStoreText(ParameterStoreService service) {
    this.service = service;
  }

  @Override
  public byte[] text(String name, Deadline deadline) throws FileFailure {
    return service.value(name, "ssm:" + name, deadline).value().getBytes(UTF_8);
  }
}
