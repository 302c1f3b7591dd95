package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SharePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One target of the configuration. */
final class TargetFields {
  private static final int GREATEST_PORT = 65535;
  private static final int LONGEST_PREFIX = 64;
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9]*:.+", Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("[^\\s\\p{Cntrl}/\\\\@\\[\\]]+");

  private static final List<String> NAMEABLE =
      List.of("username", "password", "domain", "host", "share", "realm", "kdc", "keytab");

  private TargetFields() {}

  static ConfiguredTarget parse(String name, Fields fields) throws FileFailure {
    var usual = Publishing.DEFAULT;
    var target =
        new ConfiguredTarget(
            name,
            credentials(fields),
            host(fields),
            port(fields),
            share(fields),
            root(fields),
            backend(fields),
            policy(fields),
            fields.choice("authentication", Names.AUTHENTICATION, Authentication.NTLM),
            new KerberosSettings(
                fields.filled("realm"), fields.filled("kdc"), fields.filled("servicePrincipal")),
            null,
            null,
            fields.filled("auditPath"),
            new Publishing(
                fields.choice("publish", Names.PUBLICATION, usual.publication()),
                fields.choice("security", Names.SECURITY, usual.security()),
                temporaryPrefix(fields)),
            names(fields));
    fields.end();
    return target;
  }

  /** What a secret of another shape calls its fields. */
  private static Map<String, String> names(Fields fields) throws FileFailure {
    var given = fields.object("fields");
    var names = new HashMap<String, String>();
    for (var usual : NAMEABLE) {
      var name = given.filled(usual);
      if (name != null) {
        names.put(usual, name);
      }
    }
    given.end();
    return names;
  }

  private static String credentials(Fields fields) throws FileFailure {
    var reference = fields.required("credentials");
    if (!REFERENCE.matcher(reference).matches()) {
      throw fields.refused(
          "credentials", "must be a reference such as secretsmanager:ID, ssm:/NAME or env:PREFIX");
    }
    return reference;
  }

  private static @Nullable String host(Fields fields) throws FileFailure {
    var host = fields.filled("host");
    if (host != null && !HOST.matcher(host).matches()) {
      throw fields.refused("host", "must be a DNS name or an IP address by itself");
    }
    return host;
  }

  private static @Nullable Integer port(Fields fields) throws FileFailure {
    var port = fields.whole("port", 1, GREATEST_PORT);
    return port == null ? null : port.intValue();
  }

  private static @Nullable String share(Fields fields) throws FileFailure {
    var share = fields.filled("share");
    if (share != null) {
      try {
        SharePath.ROOT.child(share);
      } catch (FileFailure e) {
        throw fields.refused("share", "is no name of a share: " + e.message());
      }
    }
    return share;
  }

  private static SharePath root(Fields fields) throws FileFailure {
    var root = fields.text("root");
    try {
      return root == null ? SharePath.ROOT : SharePath.parse(root);
    } catch (FileFailure e) {
      throw fields.refused("root", "is no folder of a share: " + e.message());
    }
  }

  /** A name may begin so: a temporary file, and what a listing is asked for, are called by it. */
  private static String temporaryPrefix(Fields fields) throws FileFailure {
    var prefix = fields.filled("temporaryPrefix");
    if (prefix == null) {
      return Publishing.DEFAULT.temporaryPrefix();
    }
    try {
      SharePath.ROOT.child(prefix + ".part");
    } catch (FileFailure e) {
      throw fields.refused("temporaryPrefix", "begins no name of a file: " + e.message());
    }
    if (prefix.length() > LONGEST_PREFIX) {
      throw fields.refused(
          "temporaryPrefix", "must have at most " + LONGEST_PREFIX + " characters");
    }
    return prefix;
  }

  private static String backend(Fields fields) throws FileFailure {
    var backend = fields.filled("backend");
    return backend == null ? ConfiguredTarget.DEFAULT_BACKEND : backend;
  }

  private static SecurityPolicy policy(Fields fields) throws FileFailure {
    var safe = SecurityPolicy.SAFE;
    return new SecurityPolicy(
        fields.choice("encryption", Names.ENCRYPTION, safe.encryption()),
        fields.choice("signing", Names.SIGNING, safe.signing()),
        fields.choice("minimumDialect", Names.DIALECT, safe.minimumDialect()),
        fields.choice("access", Names.ACCESS, safe.access()));
  }
}
