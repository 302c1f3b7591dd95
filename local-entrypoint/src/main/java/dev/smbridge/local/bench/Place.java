package dev.smbridge.local.bench;

import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.ServerAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A directory on a share as other programs are told of it.
 *
 * @param prefix of the variables of the environment that user and password are in
 * @param path from the share's top, with {@code /}
 * @param domain empty for none
 * @param encrypted whether nothing may be sent in clear
 */
record Place(
    String prefix,
    String host,
    int port,
    String share,
    String path,
    String username,
    String domain,
    Secret password,
    boolean encrypted) {
  private static final String ENVIRONMENT = "env:";
  private static final String USERNAME = "_USERNAME";
  private static final String PASSWORD = "_PASSWORD";
  private static final String DOMAIN = "_DOMAIN";

  /**
   * What a location names.
   *
   * @param environment the value of a variable by its name, or null where it is not set
   * @throws FileFailure {@code INVALID_REQUEST} where server, share, user or password are not told
   *     by the location and the environment: no other program reads a secret
   */
  static Place of(OnShare directory, UnaryOperator<@Nullable String> environment)
      throws FileFailure {
    var target = directory.target();
    var host = target.host();
    var share = target.share();
    if (host == null || share == null || !target.credentials().startsWith(ENVIRONMENT)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "--against needs a server, a share and credentials of the form env:PREFIX: other programs"
              + " read no secret");
    }
    var prefix = target.credentials().substring(ENVIRONMENT.length());
    var username = target.username();
    var domain = target.domain();
    var port = target.port();
    return new Place(
        prefix,
        host,
        port == null ? ServerAddress.DEFAULT_PORT : port,
        share,
        target.root().resolve(directory.path()).text(),
        username == null ? required(environment, prefix + USERNAME) : username,
        domain == null ? optional(environment, prefix + DOMAIN) : domain,
        Secret.of(required(environment, prefix + PASSWORD).toCharArray()),
        target.policy().encryption() == Encryption.REQUIRED);
  }

  private static String optional(UnaryOperator<@Nullable String> environment, String variable) {
    var value = environment.apply(variable);
    return value == null ? "" : value;
  }

  private static String required(UnaryOperator<@Nullable String> environment, String variable)
      throws FileFailure {
    var value = environment.apply(variable);
    if (value == null) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "--against: set " + variable + ", which other programs need");
    }
    return value;
  }

  /** User and password as the environment holds them. */
  Map<String, String> login() {
    var login = new HashMap<String, String>();
    login.put(prefix + USERNAME, username);
    login.put(prefix + PASSWORD, revealed());
    if (!domain.isEmpty()) {
      login.put(prefix + DOMAIN, domain);
    }
    return login;
  }

  /** The password as text, which other programs take. */
  String revealed() {
    return String.valueOf(password.reveal());
  }

  @Override
  public String toString() {
    return "//%s:%d/%s/%s".formatted(host, port, share, path);
  }
}
