package dev.smbridge.domain.bootstrap;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;

/** Understands the one document of targets and routes. */
public interface ConfigurationDocument {
  /**
   * Reads the document.
   *
   * @param text UTF-8
   * @param origin names the document in messages: a file's path, a parameter's name
   * @throws FileFailure {@code INVALID_REQUEST} naming the field and what it may be
   */
  Configuration parse(byte[] text, String origin) throws FileFailure;
}
