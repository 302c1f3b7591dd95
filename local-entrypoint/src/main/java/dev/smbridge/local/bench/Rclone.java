package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * rclone, whose remote is described by its environment.
 *
 * @see <a href="https://rclone.org/smb/">rclone's SMB backend</a>
 */
record Rclone(Place place) implements Program {
  static final String NAME = "rclone";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> command(Work work, Path local, String below) {
    var remote = ":smb:" + place.share() + "/" + place.path() + "/" + below + "/" + work.file();
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
        work.storing() ? List.of(local.toString(), remote) : List.of(remote, local.toString()));
    return command;
  }

  @Override
  public Map<String, String> environment() throws FileFailure {
    var hidden = Trial.output(List.of(NAME, "obscure", "-"), NAME, Map.of(), place.password());
    return Map.of(
        "RCLONE_SMB_HOST",
        place.host(),
        "RCLONE_SMB_PORT",
        Integer.toString(place.port()),
        "RCLONE_SMB_USER",
        place.username(),
        "RCLONE_SMB_DOMAIN",
        place.domain(),
        "RCLONE_SMB_PASS",
        hidden.strip());
  }
}
