package dev.smbridge.local.bench;

import dev.smbridge.domain.objects.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A prefix in a bucket as other programs are told of it.
 *
 * @param environment who asks, and where
 */
record Bucket(ObjectKey prefix, Map<String, String> environment) {
  private static final List<String> VARIABLES =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_PROFILE",
          "AWS_REGION",
          "AWS_CA_BUNDLE",
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_S3");

  /** With what is set of the variables that the AWS CLI and its SDKs read. */
  static Bucket of(ObjectKey prefix, UnaryOperator<@Nullable String> environment) {
    var set = new HashMap<String, String>();
    for (var variable : VARIABLES) {
      var value = environment.apply(variable);
      if (value != null) {
        set.put(variable, value);
      }
    }
    return new Bucket(prefix, Map.copyOf(set));
  }

  /** Bucket and key below the prefix. */
  String path(String below) {
    return prefix.container() + "/" + prefix.child(below).key();
  }

  /** The service's address, where it is not that of AWS; empty otherwise. */
  String endpoint() {
    return environment.getOrDefault(
        "AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
  }
}
