package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a location as it is written: the one grammar of command line, events and routes. */
public final class LocationParser {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);

  private final Configuration configuration;
  private final @Nullable ServerLocations servers;

  private LocationParser(Configuration configuration, @Nullable ServerLocations servers) {
    this.configuration = configuration;
    this.servers = servers;
  }

  /** Reads {@code name:/path} and {@code s3://bucket/key}, and refuses everything else. */
  public static LocationParser forEvents(Configuration configuration) {
    return new LocationParser(configuration, null);
  }

  /** Reads every form; what no other form claims is a local path. */
  public static LocationParser forCommandLine(
      Configuration configuration, ConnectionDefaults defaults) {
    return new LocationParser(configuration, new ServerLocations(defaults));
  }

  /**
   * Reads one location.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for a form, a name or a scheme that is not known,
   *     {@code INVALID_PATH} for a path that no share can have
   */
  public Location parse(String text) throws FileFailure {
    var scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      return switch (name(scheme)) {
        case "s3" -> object(scheme.group(2));
        case "smb" -> servers().url(scheme.group(2));
        default ->
            throw refused(
                "its scheme "
                    + name(scheme)
                    + " is not known: write "
                    + (servers == null ? "name:/path" : "smb://")
                    + " or s3://");
      };
    }
    if (text.startsWith("\\\\") || text.startsWith("//")) {
      return servers().unc(text);
    }
    var colon = text.indexOf(':');
    var slash = text.indexOf('/');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
      return onTarget(text.substring(0, colon), text.substring(colon + 1));
    }
    if (servers == null) {
      throw refused("write name:/path with a configured target, or s3://bucket/key");
    }
    if (text.isEmpty()) {
      throw refused("it is empty: write . for this folder");
    }
    return new Location.InStore(Location.LOCAL, new ObjectKey("", text), text.endsWith("/"));
  }

  /**
   * Reads what is to be listed: any location, and on the command line {@code s3://} for all
   * buckets.
   *
   * @throws FileFailure as {@link #parse} does
   */
  public Location parseListed(String text) throws FileFailure {
    return servers != null && text.equalsIgnoreCase("s3://")
        ? new Location.InStore(Location.S3, new ObjectKey("", ""), true)
        : parse(text);
  }

  /**
   * Reads the server of {@code smb://host}, with or without a share.
   *
   * @throws FileFailure {@code INVALID_REQUEST}
   */
  public ConfiguredTarget parseServer(String text) throws FileFailure {
    var scheme = SCHEME.matcher(text);
    if (scheme.matches() && name(scheme).equals("smb")) {
      return servers().server(scheme.group(2));
    }
    if (parse(text) instanceof Location.OnShare onShare) {
      return onShare.target();
    }
    throw refused("name a server: write smb://host, or a configured target's name:");
  }

  /** The name of a scheme, whose letter case means nothing (RFC 3986, 3.1). */
  private static String name(MatchResult scheme) {
    return scheme.group(1).toLowerCase(Locale.ROOT);
  }

  private ServerLocations servers() throws FileFailure {
    if (servers == null) {
      throw refused("an event can only name a configured target: write name:/path");
    }
    return servers;
  }

  private Location onTarget(String name, String path) throws FileFailure {
    if (!configuration.targets().containsKey(name)) {
      var hint = servers == null ? "" : "; a local file with a colon is written ./a:b";
      try {
        return new Location.OnShare(configuration.target(name), SharePath.ROOT, true);
      } catch (FileFailure e) {
        throw e.withMessage(e.message() + hint);
      }
    }
    return new Location.OnShare(
        configuration.target(name),
        SharePath.ofExisting(path),
        path.isEmpty() || path.endsWith("/"));
  }

  private static Location object(String rest) throws FileFailure {
    var slash = rest.indexOf('/');
    var bucket = slash < 0 ? rest : rest.substring(0, slash);
    var key = slash < 0 ? "" : rest.substring(slash + 1);
    if (bucket.isEmpty()) {
      throw refused("it names no bucket: write s3://bucket/key");
    }
    return new Location.InStore(
        Location.S3, new ObjectKey(bucket, key), key.isEmpty() || key.endsWith("/"));
  }

  /** The text itself is not repeated: a password may be in it. */
  static FileFailure refused(String why) {
    return new FileFailure(FailureKind.INVALID_REQUEST, "the location cannot be used: " + why);
  }
}
