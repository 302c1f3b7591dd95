package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.SharePath;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads locations that name their server: {@code smb://} (percent-decoded) and UNC (as it is). */
final class ServerLocations {
  /** {@code [domain;][user@]host[:port]}, the host an IPv6 address in brackets or a name. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?:(?<domain>[^;@/]*);)?(?<user>[^@/]*)@)?"
              + "(?:\\[(?<literal>[0-9A-Fa-f:.%]+)]|(?<host>[^\\[\\]:@/]+))(?::(?<port>[0-9]{1,5}))?");

  private final ConnectionDefaults defaults;

  ServerLocations(ConnectionDefaults defaults) {
    this.defaults = defaults;
  }

  Location url(String rest) throws FileFailure {
    var authority = authority(rest);
    target(authority, null); // First: what follows may be the rest of a password.
    var path = rest.substring(Math.min(rest.length(), authority.length() + 1));
    var slash = path.indexOf('/');
    var share = PercentDecoding.decode(slash < 0 ? path : path.substring(0, slash));
    if (share.isEmpty()) {
      throw LocationParser.refused("it names no share: write smb://host/share/path");
    }
    var inShare = slash < 0 ? "" : path.substring(slash + 1);
    var decoded = SharePath.ROOT;
    if (!inShare.isEmpty() && !inShare.equals("/")) {
      var end = inShare.endsWith("/") ? inShare.length() - 1 : inShare.length();
      for (var segment : inShare.substring(0, end).split("/", -1)) {
        decoded = decoded.existingChild(PercentDecoding.decode(segment));
      }
    }
    return new Location.OnShare(
        target(authority, share), decoded, inShare.isEmpty() || inShare.endsWith("/"));
  }

  Location unc(String text) throws FileFailure {
    var parts = text.substring(2).replace('\\', '/').split("/", 3);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw LocationParser.refused("write \\\\host\\share\\path or //host/share/path");
    }
    var path = parts.length < 3 ? "" : parts[2];
    return new Location.OnShare(
        target(parts[0], parts[1]),
        SharePath.ofExisting(path),
        path.isEmpty() || path.endsWith("/"));
  }

  ConfiguredTarget server(String rest) throws FileFailure {
    return target(authority(rest), null);
  }

  private static String authority(String rest) {
    var slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private ConfiguredTarget target(String authority, @Nullable String share) throws FileFailure {
    var at = authority.lastIndexOf('@');
    if (at >= 0 && authority.substring(0, at).indexOf(':') >= 0) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "a location must not hold a password: leave it out and name a credential" + " source");
    }
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw LocationParser.refused("its host cannot be understood: write smb://host:port/share");
    }
    if (share != null) {
      SharePath.ROOT.child(share);
    }
    var host = parts.group("literal") == null ? parts.group("host") : parts.group("literal");
    return new ConfiguredTarget(
        "//" + host + (share == null ? "" : "/" + share),
        defaults.credentials(),
        host,
        port(parts.group("port")),
        share,
        SharePath.ROOT,
        defaults.backend(),
        defaults.policy(),
        defaults.authentication(),
        KerberosSettings.DEFAULT,
        decoded(parts.group("user")),
        decoded(parts.group("domain")),
        null);
  }

  private static @Nullable Integer port(@Nullable String digits) throws FileFailure {
    if (digits == null) {
      return null;
    }
    var port = Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw LocationParser.refused("a port is a number from 1 to 65535");
    }
    return port;
  }

  private static @Nullable String decoded(@Nullable String text) throws FileFailure {
    return text == null || text.isEmpty() ? null : PercentDecoding.decode(text);
  }
}
