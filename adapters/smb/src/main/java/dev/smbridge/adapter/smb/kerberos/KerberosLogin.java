package dev.smbridge.adapter.smb.kerberos;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.KerberosSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * A ticket-granting ticket (RFC 4120, 3.1) for an identity. It is got with the password, or with a
 * keytab; no ticket cache and no configuration of the machine is needed. Closing it forgets the
 * ticket.
 */
public final class KerberosLogin implements AutoCloseable {
  private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";
  private static final Map<String, String> OPTIONS =
      Map.of("refreshKrb5Config", "true", "useTicketCache", "false", "isInitiator", "true");
  private static final String SERVICE = "cifs/";
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:\\-\\[\\]]+");

  private final LoginContext context;
  private final String realm;

  private KerberosLogin(LoginContext context, String realm) {
    this.context = context;
    this.realm = realm;
  }

  /**
   * Logs in. It blocks until the distribution centre has answered, which the caller bounds.
   *
   * @param server the name of the file server, as its service principal has it by default
   * @throws FileFailure {@code AUTHENTICATION}, {@code UNREACHABLE} where no distribution centre
   *     answers, {@code INVALID_REQUEST} for settings that cannot be
   */
  public static KerberosLogin of(Credential credential, KerberosSettings settings, String server)
      throws FileFailure {
    var host = plain(serviceHost(settings, server), "host");
    var realm = plain(realm(credential, settings, host), "realm");
    var kdc = settings.kdc();
    var principal = credential.username() + "@" + realm;
    try (var secret = KerberosSecret.of(credential)) {
      KerberosRealms.add(realm, kdc == null ? null : plain(kdc, "kdc"), host);
      var context =
          new LoginContext(
              "smbridge", new Subject(), secret::answer, configuration(principal, secret));
      context.login();
      return new KerberosLogin(context, realm);
    } catch (LoginException e) {
      throw KerberosFailures.ofLogin(e, principal, credential.keytab() != null);
    } catch (IOException e) {
      throw new FileFailure(
              FailureKind.OTHER, "the Kerberos configuration cannot be written to a temporary file")
          .causedBy(e);
    }
  }

  /**
   * The host in the service principal, in lower case: what a library has to ask a ticket for.
   *
   * @param server the name of the file server, as it is dialled
   * @throws FileFailure {@code INVALID_REQUEST} for the principal of another service
   */
  public static String serviceHost(KerberosSettings settings, String server) throws FileFailure {
    var principal = settings.servicePrincipal();
    if (principal == null) {
      if (ADDRESS.matcher(server).matches()) {
        throw new FileFailure(
            FailureKind.INVALID_REQUEST,
            "Kerberos knows servers by name, and "
                + server
                + " is an address: make \"host\" the name, or set \"servicePrincipal\"");
      }
      return server.toLowerCase(Locale.ROOT);
    }
    var name = principal.replaceFirst("@.*", "").toLowerCase(Locale.ROOT);
    if (!name.startsWith(SERVICE)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "the service principal of a file server starts with cifs/");
    }
    return name.substring(SERVICE.length());
  }

  /** Who is logged in, with the ticket. */
  public Subject subject() {
    return context.getSubject();
  }

  public String realm() {
    return realm;
  }

  /** Forgets the ticket. */
  @Override
  public void close() {
    try {
      context.logout();
    } catch (LoginException _) {
      // Nothing uses the ticket any more either way.
    }
  }

  /** A NetBIOS domain, which has no dot, is no realm. */
  private static String realm(Credential credential, KerberosSettings settings, String host)
      throws FileFailure {
    var configured = settings.realm();
    if (configured != null) {
      return configured;
    }
    var domain = credential.domain();
    if (domain.indexOf('.') < 0) {
      domain = host.substring(host.indexOf('.') + 1);
    }
    if (domain.indexOf('.') < 0) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the Kerberos realm is in neither the account nor the host " + host + ": set \"realm\"");
    }
    return domain.toUpperCase(Locale.ROOT);
  }

  /** Nothing else may go into a line of the configuration. */
  private static String plain(String text, String what) throws FileFailure {
    if (!PLAIN.matcher(text).matches()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the Kerberos " + what + " may have letters, digits, dots, hyphens and colons only");
    }
    return text;
  }

  private static Configuration configuration(String principal, KerberosSecret secret) {
    var options = new HashMap<>(OPTIONS);
    options.put("principal", principal);
    secret
        .keytab()
        .ifPresent(keytab ->
            options.putAll(
                Map.of("useKeyTab", "true", "keyTab", keytab.toString(), "doNotPrompt", "true")));
    var entry = new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options);
    return new Configuration() {
      @Override
      public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        return new AppConfigurationEntry[] {entry};
      }
    };
  }
}
