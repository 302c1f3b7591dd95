package dev.smbridge.domain.credential;

import dev.smbridge.domain.failure.FileFailure;

/** Understands the text of a secret; written once for every source that stores text. */
public interface SecretDocument {
  /**
   * Reads a JSON object with {@code username} and {@code password} and, optionally, {@code domain
   * host share port realm kdc keytab}.
   *
   * @param text UTF-8; the caller erases it
   * @param reference names the secret in messages
   * @param version see {@link StoredCredential#version}
   * @throws FileFailure {@code INVALID_REQUEST} naming the reference and the field, never a value
   */
  StoredCredential parse(byte[] text, String reference, String version) throws FileFailure;
}
