package dev.smbridge.testing.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a Signature Version 4; what it signs is not verified. */
final class Signature {
  private static final Pattern FORM =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[a-z0-9-]+/(?<service>[a-z0-9]+)/aws4_request,"
              + " ?SignedHeaders=[a-z0-9;-]+, ?Signature=[0-9a-f]{64}");

  private Signature() {}

  static void require(@Nullable String authorization, String service) throws AwsError {
    if (authorization == null) {
      throw new AwsError(
          400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    var form = FORM.matcher(authorization);
    if (!form.matches() || !form.group("service").equals(service)) {
      throw new AwsError(
          400, "InvalidSignatureException", "Credential should be scoped to service " + service);
    }
  }
}
