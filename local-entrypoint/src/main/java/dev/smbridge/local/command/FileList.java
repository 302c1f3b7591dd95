package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A list of relative paths, one a line, in UTF-8. Empty lines and those that begin with {@code #}
 * or {@code ;} mean nothing, as rclone has it; a path that begins so is written with {@code ./}.
 */
final class FileList {
  private static final String HERE = "./";

  private FileList() {}

  static List<String> read(String file, InputStream standardInput) throws FileFailure {
    try {
      return text(file, standardInput)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(";"))
          .map(line -> line.startsWith(HERE) ? line.substring(HERE.length()) : line)
          .toList();
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST, "--files-from: the list of files cannot be read")
          .at(file)
          .causedBy(e);
    }
  }

  private static String text(String file, InputStream standardInput) throws IOException {
    return file.equals(Location.STANDARD)
        ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(file));
  }
}
