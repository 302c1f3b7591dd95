package dev.smbridge.adapter.environment;

import dev.smbridge.domain.credential.CachingCredentialSource;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code PREFIX_USERNAME}, {@code PREFIX_PASSWORD} and the other fields of a credential, each
 * from a variable of its own. A variable that is empty counts as one that is not set, and a prefix
 * without variables leaves every field open. Its version is always the same, since a process's
 * environment does not change.
 */
final class EnvironmentCredentialSource implements CredentialSource {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int GREATEST_PORT = 65535;
  private static final String VERSION = "environment";
  private static final Duration LIFETIME = Duration.ofDays(3650);

  private final Variables variables;

  EnvironmentCredentialSource(Variables variables) {
    this.variables = variables;
  }

  /** Reads each prefix once, and erases what it read by {@link #forget}. */
  static CredentialSource remembering(Variables variables) {
    return new CachingCredentialSource(
        new EnvironmentCredentialSource(variables), LIFETIME, InstantSource.system());
  }

  @Override
  public StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    if (!PREFIX.matcher(id).matches()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the credential reference env:"
              + id
              + " cannot be used: behind env: stands a prefix of letters, digits and underscores");
    }
    return new StoredCredential(
        text(id, "_USERNAME"),
        secret(id, "_PASSWORD"),
        text(id, "_DOMAIN"),
        text(id, "_HOST"),
        text(id, "_SHARE"),
        port(id),
        text(id, "_REALM"),
        text(id, "_KDC"),
        secret(id, "_KEYTAB"),
        VERSION);
  }

  @Override
  public void forget(String id) {}

  @Override
  public void forgetAll() {}

  private @Nullable String text(String prefix, String field) {
    var value = variables.get(prefix + field);
    return value == null || value.isEmpty() ? null : value;
  }

  private @Nullable Secret secret(String prefix, String field) {
    var value = text(prefix, field);
    return value == null ? null : Secret.of(value.toCharArray());
  }

  private @Nullable Integer port(String prefix) throws FileFailure {
    var value = text(prefix, "_PORT");
    if (value == null) {
      return null;
    }
    var port = PORT.matcher(value).matches() ? Integer.parseInt(value) : 0;
    if (port < 1 || port > GREATEST_PORT) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the variable " + prefix + "_PORT must be a number from 1 to " + GREATEST_PORT);
    }
    return port;
  }
}
