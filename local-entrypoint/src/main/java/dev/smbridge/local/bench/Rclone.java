package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * rclone, whose remote is described by its environment.
 *
 * @param remote a directory that rclone knows without a configuration, such as {@code :s3:bucket}
 * @see <a href="https://rclone.org/docs/#environment-variables">rclone's environment</a>
 */
record Rclone(String remote, Map<String, String> environment) implements Program {
  static final String NAME = "rclone";

  /** For a share; rclone wants the password in a form of its own. */
  static Rclone of(Place place) throws FileFailure {
    var hidden =
        Trial.output(List.of(NAME, "obscure", "-"), NAME, Map.of(), place.revealed()).strip();
    return new Rclone(
        ":smb:" + place.share() + "/" + place.path(),
        Map.of(
            "RCLONE_SMB_HOST",
            place.host(),
            "RCLONE_SMB_PORT",
            Integer.toString(place.port()),
            "RCLONE_SMB_USER",
            place.username(),
            "RCLONE_SMB_DOMAIN",
            place.domain(),
            "RCLONE_SMB_PASS",
            hidden));
  }

  /** For a bucket. */
  static Rclone of(Bucket bucket) {
    var environment = new HashMap<>(bucket.environment());
    environment.put("RCLONE_S3_ENV_AUTH", "true");
    environment.put("RCLONE_S3_PROVIDER", bucket.endpoint().isEmpty() ? "AWS" : "Other");
    environment.put("RCLONE_S3_ENDPOINT", bucket.endpoint());
    environment.put("RCLONE_S3_REGION", environment.getOrDefault("AWS_REGION", ""));
    environment.put("RCLONE_CA_CERT", environment.getOrDefault("AWS_CA_BUNDLE", ""));
    // Its S3 client refuses to work where this is set.
    environment.put("AWS_CA_BUNDLE", "");
    return new Rclone(":s3:" + bucket.path(""), Map.copyOf(environment));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> command(Work work, Path local, String below) {
    var place = remote + (remote.endsWith("/") ? "" : "/") + below + "/" + work.file();
    var command =
        new ArrayList<>(
            List.of(
                NAME,
                "--config",
                "",
                "--quiet",
                "--transfers",
                Integer.toString(Benchmark.TRANSFERS),
                work.many() ? "copy" : "copyto"));
    command.addAll(
        work.storing() ? List.of(local.toString(), place) : List.of(place, local.toString()));
    return command;
  }
}
