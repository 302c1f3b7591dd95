package dev.smbridge.adapter.json;

import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret as JSON. Its texts never become a {@link String} but where they are no secret; fields
 * that are not known matter to no one but a target that names them: rotation adds some.
 */
final class JsonSecret implements SecretDocument {
  private static final int GREATEST_PORT = 65535;
  private static final int MOST_OTHERS = 20;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");
  private static final Set<String> KNOWN =
      Set.of("username", "password", "domain", "host", "share", "port", "realm", "kdc", "keytab");

  @Override
  public StoredCredential parse(byte[] text, String reference, String version) throws FileFailure {
    var origin = "the secret " + reference;
    if (!(JsonParser.parse(text, origin, JsonSecret::secret) instanceof Map<?, ?> members)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          origin + " must be a JSON object with username and password");
    }
    var fields = new SecretFields(members, origin);
    try {
      return new StoredCredential(
          fields.text("username"),
          fields.secret("password"),
          fields.text("domain"),
          fields.text("host"),
          fields.text("share"),
          fields.port(),
          fields.text("realm"),
          fields.text("kdc"),
          fields.secret("keytab"),
          fields.others(),
          version);
    } finally {
      fields.erase();
    }
  }

  private static Secret secret(CharBuffer characters) {
    var own = new char[characters.remaining()];
    characters.get(own);
    try {
      return Secret.of(own);
    } finally {
      Arrays.fill(own, '\0');
    }
  }

  /** The fields of a secret; an empty one is one that is left out. */
  private record SecretFields(Map<?, ?> members, String origin) {
    /** The texts under further names, as far as those can be shown. */
    Map<String, Secret> others() {
      var others = new HashMap<String, Secret>();
      members.forEach((key, value) -> {
        if (key instanceof String name
            && value instanceof Secret secret
            && !secret.isEmpty()
            && !KNOWN.contains(name)
            && others.size() < MOST_OTHERS
            && PLAIN_NAME.matcher(name).matches()) {
          others.put(name, copy(secret));
        }
      });
      return others;
    }

    @Nullable Secret value(String name) throws FileFailure {
      return switch (members.get(name)) {
        case null -> null;
        case Secret secret -> secret.isEmpty() ? null : secret;
        default -> throw refused(name, "must be text");
      };
    }

    @Nullable Secret secret(String name) throws FileFailure {
      var value = value(name);
      return value == null ? null : copy(value);
    }

    @Nullable String text(String name) throws FileFailure {
      var value = value(name);
      return value == null ? null : reveal(value);
    }

    @Nullable Integer port() throws FileFailure {
      var value = members.get("port");
      if (value instanceof Secret secret) {
        value = secret.isEmpty() ? null : number(reveal(secret));
      }
      return switch (value) {
        case null -> null;
        case Long port when port >= 1 && port <= GREATEST_PORT -> port.intValue();
        default -> throw refused("port", "must be a number from 1 to " + GREATEST_PORT);
      };
    }

    void erase() {
      for (var value : members.values()) {
        if (value instanceof Secret secret) {
          secret.erase();
        }
      }
    }

    private static Object number(String text) {
      return text.matches("[0-9]{1,5}") ? (Object) Long.valueOf(text) : text;
    }

    private static String reveal(Secret secret) {
      var characters = secret.reveal();
      try {
        return new String(characters);
      } finally {
        Arrays.fill(characters, '\0');
      }
    }

    private static Secret copy(Secret secret) {
      var characters = secret.reveal();
      try {
        return Secret.of(characters);
      } finally {
        Arrays.fill(characters, '\0');
      }
    }

    private FileFailure refused(String name, String why) {
      return new FileFailure(FailureKind.INVALID_REQUEST, origin + ": \"" + name + "\" " + why);
    }
  }
}
