package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where it is written down what became of each file. */
public final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a line of JSON for each file to this local file, which is replaced.")
  private @Nullable String file;

  /**
   * Begins the report, where one is asked for.
   *
   * @param next hears all the same
   * @param dryRun whether nothing of what the report says is really done
   */
  Report begin(Context context, Observer next, boolean dryRun) throws FileFailure {
    if (file == null) {
      return new Report.None(next);
    }
    try {
      var out = new BufferedOutputStream(Files.newOutputStream(Path.of(file)));
      return new ReportFile(file, out, context.data(), next, dryRun);
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST,
              "--report: this file cannot be written: check its folder")
          .at(file)
          .causedBy(e);
    }
  }
}
