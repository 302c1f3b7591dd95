package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
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
 * @param names which of them: {@code smbclient}, {@code rclone}; none for no comparison
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
  List<Program> programs(OnShare directory, Path folder) throws FileFailure, IOException {
    var place = Place.of(directory, environment);
    var programs = new ArrayList<Program>();
    programs.add(new ThisProgram(place, start, options, location));
    for (var name : names) {
      programs.add(
          switch (name) {
            case Smbclient.NAME -> Smbclient.of(place, folder);
            case Rclone.NAME -> new Rclone(place);
            default ->
                throw new FileFailure(
                    FailureKind.INVALID_REQUEST,
                    "--against takes smbclient and rclone, with a comma between them");
          });
    }
    return programs;
  }
}
