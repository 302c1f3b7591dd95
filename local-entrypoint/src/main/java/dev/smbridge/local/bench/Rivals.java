package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Other programs to be compared with.
 *
 * @param names which of them: {@code smbclient}, {@code aws}, {@code rclone}; none for no
 *     comparison
 * @param rounds how often each does all of it
 * @param start what this program is started by, without its own arguments
 * @param options those of the command line that say how the place is reached
 * @param location the place as it was given
 * @param environment the value of a variable by its name, or null where it is not set
 */
public record Rivals(
    List<String> names,
    int rounds,
    List<String> start,
    List<String> options,
    String location,
    UnaryOperator<@Nullable String> environment) {

  boolean none() {
    return names.isEmpty();
  }

  /** This program, and the others after it; what they need is kept in a folder of ours alone. */
  List<Program> programs(Location directory, Path folder) throws FileFailure, IOException {
    return switch (directory) {
      case OnShare onShare -> ofShare(Place.of(onShare, environment), folder);
      case InStore inStore -> ofBucket(Bucket.of(inStore.key(), environment));
    };
  }

  private List<Program> ofShare(Place place, Path folder) throws FileFailure, IOException {
    var programs = new ArrayList<Program>();
    programs.add(new ThisProgram(start, options, location, place.login()));
    for (var name : names) {
      programs.add(
          switch (name) {
            case Smbclient.NAME -> Smbclient.of(place, folder);
            case Rclone.NAME -> Rclone.of(place);
            default -> throw unknown("a share", Smbclient.NAME);
          });
    }
    return programs;
  }

  private List<Program> ofBucket(Bucket bucket) throws FileFailure {
    var programs = new ArrayList<Program>();
    programs.add(new ThisProgram(start, options, location, bucket.environment()));
    for (var name : names) {
      programs.add(
          switch (name) {
            case AwsCli.NAME -> new AwsCli(bucket);
            case Rclone.NAME -> Rclone.of(bucket);
            default -> throw unknown("S3", AwsCli.NAME);
          });
    }
    return programs;
  }

  private static FileFailure unknown(String where, String other) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "on " + where + " --against takes " + other + " and rclone, with a comma between them");
  }
}
