package dev.smbridge.local;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.local.terminal.Terminal.PasswordPrompt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Asks the person at the terminal for a password that the environment does not hold. */
final class PromptingCredentials implements CredentialSource {
  private final CredentialSource environment;
  private final PasswordPrompt prompt;
  private final Map<String, Secret> given = new HashMap<>();

  PromptingCredentials(CredentialSource environment, PasswordPrompt prompt) {
    this.environment = environment;
    this.prompt = prompt;
  }

  @Override
  public synchronized StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var stored = environment.fetch(id, deadline);
    if (stored.password() != null || stored.keytab() != null) {
      return stored;
    }
    if (!given.containsKey(id)) {
      prompt
          .ask("Password (" + id + "_PASSWORD is not set): ")
          .ifPresent(password -> {
            given.put(id, Secret.of(password));
            Arrays.fill(password, '\0');
          });
    }
    return new StoredCredential(
        stored.username(),
        given.get(id),
        stored.domain(),
        stored.host(),
        stored.share(),
        stored.port(),
        stored.realm(),
        stored.kdc(),
        null,
        stored.version());
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
