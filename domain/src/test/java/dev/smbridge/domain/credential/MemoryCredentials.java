package dev.smbridge.domain.credential;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in memory, for the tests of what logs in. It remembers what it fetched until it is told
 * to forget, as the real ones do, hands out copies, and counts.
 */
public final class MemoryCredentials implements CredentialSource {
  private static final Set<String> USUAL =
      Set.of("username", "password", "domain", "host", "share", "port", "realm", "kdc", "keytab");

  private record Kept(Map<String, String> fields, int version) {}

  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, StoredCredential> fetched = new HashMap<>();
  private final List<StoredCredential> handedOut = new ArrayList<>();
  private Optional<FileFailure> failure = Optional.empty();
  private int loads;
  private int forgets;

  /**
   * Stores a secret, or its next rotation.
   *
   * @param fields {@code username password domain host share port realm kdc keytab}, any of them
   */
  public synchronized MemoryCredentials store(String id, Map<String, String> fields) {
    var before = kept.get(id);
    kept.put(id, new Kept(Map.copyOf(fields), before == null ? 1 : before.version() + 1));
    return this;
  }

  /** Fails every load so, until {@link #heal}. */
  public synchronized void fail(FileFailure failure) {
    this.failure = Optional.of(failure);
  }

  public synchronized void heal() {
    failure = Optional.empty();
  }

  /** How often a secret was loaded, not answered from memory. */
  public synchronized int loads() {
    return loads;
  }

  /** How often it was told to forget, one secret or all. */
  public synchronized int forgets() {
    return forgets;
  }

  /** Holds that nothing is in memory. */
  public synchronized void assertForgotten() {
    if (!fetched.isEmpty()) {
      throw new AssertionError("still remembered: " + fetched.keySet());
    }
  }

  /** Holds that whoever took a secret has erased it by now. */
  public synchronized void assertNothingTaken() {
    for (var taken : handedOut) {
      var password = taken.password();
      if (password != null && !password.isErased()) {
        throw new AssertionError("a secret that was taken is not erased");
      }
    }
  }

  @Override
  public synchronized StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var known = fetched.get(id);
    if (known != null) {
      return handedOut(known);
    }
    deadline.nextWait();
    loads++;
    if (failure.isPresent()) {
      throw failure.get();
    }
    var secret = kept.get(id);
    if (secret == null) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, "there is no secret " + id);
    }
    var loaded = understand(secret.fields(), "v" + secret.version());
    fetched.put(id, loaded);
    return handedOut(loaded);
  }

  private StoredCredential handedOut(StoredCredential known) {
    var copy = known.copy();
    handedOut.add(copy);
    return copy;
  }

  /**
   * What a secret with these fields holds.
   *
   * @param fields as for {@link #store}
   */
  public static StoredCredential understand(Map<String, String> fields, String version) {
    var port = fields.get("port");
    return new StoredCredential(
        fields.get("username"),
        secret(fields.get("password")),
        fields.get("domain"),
        fields.get("host"),
        fields.get("share"),
        port == null ? null : Integer.valueOf(port),
        fields.get("realm"),
        fields.get("kdc"),
        secret(fields.get("keytab")),
        others(fields),
        version);
  }

  private static Map<String, Secret> others(Map<String, String> fields) {
    var others = new HashMap<String, Secret>();
    fields.forEach((name, text) -> {
      if (!USUAL.contains(name)) {
        others.put(name, Secret.of(text.toCharArray()));
      }
    });
    return others;
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : Secret.of(text.toCharArray());
  }

  @Override
  public synchronized void forget(String id) {
    forgets++;
    erase(fetched.remove(id));
  }

  @Override
  public synchronized void forgetAll() {
    forgets++;
    fetched.values().forEach(StoredCredential::close);
    fetched.clear();
  }

  private static void erase(@Nullable StoredCredential credential) {
    if (credential != null) {
      credential.close();
    }
  }
}
