package dev.smbridge.domain.location;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Completes a configured target with what its secret holds; what the target says wins. */
public final class TargetResolution {

  private final PortsByName<CredentialSource> sources;

  /** Knows the credential sources by the scheme of their references. */
  public TargetResolution(PortsByName<CredentialSource> sources) {
    this.sources = sources;
  }

  /**
   * The share that is meant, and who logs in.
   *
   * @throws FileFailure {@code INVALID_REQUEST} naming the field that is in neither
   */
  public ResolvedTarget share(ConfiguredTarget target, Deadline deadline) throws FileFailure {
    return resolved(
        target,
        deadline,
        stored -> {
          var share = required(target, "share", target.share(), stored.share(), stored);
          SharePath.ROOT.child(share);
          return new ResolvedTarget(
              new ShareTarget(server(target, stored), share, target.root(), target.publishing()),
              credential(target, stored));
        });
  }

  /** The same for a server of which no share is meant: its target's share is {@code IPC$}. */
  public ResolvedTarget server(ConfiguredTarget target, Deadline deadline) throws FileFailure {
    return resolved(
        target,
        deadline,
        stored ->
            new ResolvedTarget(
                new ShareTarget(server(target, stored), "IPC$", SharePath.ROOT),
                credential(target, stored)));
  }

  /** Forgets what was fetched for a target, since the server refused it. */
  public void forget(ConfiguredTarget target) throws FileFailure {
    source(target).forget(id(target));
  }

  /** Forgets and erases every secret. */
  public void forgetAll() {
    sources.made().forEach(CredentialSource::forgetAll);
  }

  private interface Reading {
    ResolvedTarget of(StoredCredential stored) throws FileFailure;
  }

  /** A secret that lacks something is not remembered, so that mending it helps at once. */
  private ResolvedTarget resolved(ConfiguredTarget target, Deadline deadline, Reading reading)
      throws FileFailure {
    var stored = source(target).fetch(id(target), deadline);
    try (stored) {
      return reading.of(stored.calling(target.fields()));
    } catch (FileFailure e) {
      forget(target);
      throw e;
    }
  }

  private CredentialSource source(ConfiguredTarget target) throws FileFailure {
    var reference = target.credentials();
    var scheme = reference.substring(0, Math.max(0, reference.indexOf(':')));
    return sources
        .find(scheme)
        .orElseThrow(() ->
            new FileFailure(
                FailureKind.INVALID_REQUEST,
                "the credential reference \""
                    + reference
                    + "\" of target "
                    + target.name()
                    + " cannot be used here: it begins with one of "
                    + String.join(", ", sources.names())
                    + ", and a colon"));
  }

  private static String id(ConfiguredTarget target) {
    return target.credentials().substring(target.credentials().indexOf(':') + 1);
  }

  private static FileServer server(ConfiguredTarget target, StoredCredential stored)
      throws FileFailure {
    var host = required(target, "host", target.host(), stored.host(), stored);
    var port = first(target.port(), stored.port());
    return new FileServer(
        new ServerAddress(host, port == null ? ServerAddress.DEFAULT_PORT : port),
        target.backend(),
        target.policy(),
        target.authentication(),
        kerberos(target, stored));
  }

  private static KerberosSettings kerberos(ConfiguredTarget target, StoredCredential stored) {
    var configured = target.kerberos();
    var realm = first(configured.realm(), stored.realm());
    var username = first(target.username(), stored.username());
    if (realm == null && username != null && username.indexOf('@') > 0) {
      realm = username.substring(username.indexOf('@') + 1).toUpperCase(Locale.ROOT);
    }
    return new KerberosSettings(
        realm, first(configured.kdc(), stored.kdc()), configured.servicePrincipal());
  }

  private static Credential credential(ConfiguredTarget target, StoredCredential stored)
      throws FileFailure {
    var username = required(target, "username", target.username(), stored.username(), stored);
    var domain = first(target.domain(), stored.domain());
    var backslash = username.indexOf('\\');
    if (backslash > 0) {
      domain = first(domain, username.substring(0, backslash));
    }
    var keytab = target.authentication() == Authentication.KERBEROS ? stored.keytab() : null;
    if (stored.password() == null && keytab == null) {
      throw missing(target, "password", stored);
    }
    return new Credential(
        name(username.substring(backslash + 1), domain, target.authentication()),
        domain == null ? "" : domain,
        copy(stored.password()),
        copy(keytab),
        target.credentials() + " " + stored.version());
  }

  /**
   * A user principal name, whose prefix and suffix need not be the account's name and domain, goes
   * whole to a server that is asked by NTLM; Kerberos takes its suffix for the realm.
   */
  private static String name(
      String username, @Nullable String domain, Authentication authentication) {
    var at = username.indexOf('@');
    var isWhole = authentication == Authentication.NTLM && domain == null;
    return at <= 0 || isWhole ? username : username.substring(0, at);
  }

  private static @Nullable Secret copy(@Nullable Secret secret) {
    return secret == null ? null : secret.copy();
  }

  private static String required(
      ConfiguredTarget target,
      String field,
      @Nullable String configured,
      @Nullable String held,
      StoredCredential stored)
      throws FileFailure {
    var value = first(configured, held);
    if (value == null || value.isEmpty()) {
      throw missing(target, field, stored);
    }
    return value;
  }

  /** A secret of another shape is named with its fields, never their values. */
  private static FileFailure missing(
      ConfiguredTarget target, String field, StoredCredential stored) {
    var others = new TreeSet<>(stored.others().keySet());
    var shape =
        others.isEmpty()
            ? ""
            : "; those have the fields "
                + String.join(", ", others)
                + ", which the target's \"fields\" may name, such as {\""
                + field
                + "\":\""
                + others.first()
                + "\"}";
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "target "
            + target.name()
            + " has no "
            + field
            + ": neither its configuration nor its"
            + " credentials "
            + target.credentials()
            + " say one"
            + shape);
  }

  private static <T> @Nullable T first(@Nullable T configured, @Nullable T stored) {
    return configured == null ? stored : configured;
  }
}
