package dev.smbridge.adapter.environment;

import dev.smbridge.adapter.environment.EnvironmentModule.Prompt;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Asks for a password that the environment does not hold, once for each prefix. */
final class PromptingCredentials implements CredentialSource {
  private final CredentialSource environment;
  private final Prompt prompt;
  private final Map<String, Secret> given = new HashMap<>();

  PromptingCredentials(CredentialSource environment, Prompt prompt) {
    this.environment = environment;
    this.prompt = prompt;
  }

  @Override
  public synchronized StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var stored = environment.fetch(id, deadline);
    if (stored.password() != null || stored.keytab() != null) {
      return stored;
    }
    var password = given.get(id);
    if (password == null) {
      password = ask(id);
      given.put(id, password);
    }
    return new StoredCredential(
        stored.username(),
        password.copy(), // The caller erases it.
        stored.domain(),
        stored.host(),
        stored.share(),
        stored.port(),
        stored.realm(),
        stored.kdc(),
        null,
        stored.version());
  }

  private Secret ask(String id) throws FileFailure {
    var variable = id + "_PASSWORD";
    try {
      var typed =
          prompt
              .password("Password (" + variable + " is not set): ")
              .orElseThrow(() ->
                  new FileFailure(
                      FailureKind.INVALID_REQUEST,
                      "there is no password: set "
                          + variable
                          + ", or type it when it is asked for"
                          + " on a terminal"));
      var secret = Secret.of(typed);
      Arrays.fill(typed, '\0');
      return secret;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "interrupted while the password was asked for")
          .causedBy(e);
    }
  }

  @Override
  public void forget(String id) {
    environment.forget(id);
  }

  @Override
  public synchronized void forgetAll() {
    given.values().forEach(Secret::erase);
    given.clear();
    environment.forgetAll();
  }
}
