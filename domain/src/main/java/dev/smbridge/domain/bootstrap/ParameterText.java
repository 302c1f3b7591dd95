package dev.smbridge.domain.bootstrap;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;

/** Texts that are kept under a name beside the program: Parameter Store. */
public interface ParameterText {
  /**
   * The text as it is stored now, asked afresh.
   *
   * @param name the parameter's name or ARN
   * @return UTF-8; the caller owns it
   * @throws FileFailure {@code INVALID_REQUEST} when there is no such parameter, {@code
   *     ACCESS_DENIED}, {@code UNREACHABLE}, {@code DEADLINE}; it names the parameter, never the
   *     text
   */
  byte[] text(String name, Deadline deadline) throws FileFailure;
}
