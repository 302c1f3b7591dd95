package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Outage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of a tree that the caller named, each looked at when its turn comes. */
public final class ListedFiles implements Listing {
  private final Look directory;
  private final Iterator<String> paths;
  private final Consumer<FileFailure> failures;

  /** Looks at what is at a relative path. */
  public interface Look {
    Optional<Entry> at(String path) throws FileFailure;
  }

  /**
   * Looks below a directory.
   *
   * @param failures gets the failure of each that is not there, or is a directory
   */
  public ListedFiles(Look directory, List<String> paths, Consumer<FileFailure> failures) {
    this.directory = directory;
    this.paths = paths.iterator();
    this.failures = failures;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (paths.hasNext()) {
      var path = paths.next();
      try {
        return Optional.of(file(path).at(path));
      } catch (FileFailure e) {
        if (Outage.causes(e)) {
          throw e.at(path);
        }
        failures.accept(e.at(path));
      }
    }
    return Optional.empty();
  }

  private Entry file(String path) throws FileFailure {
    requireBelow(path);
    var found =
        directory
            .at(path)
            .orElseThrow(() -> new FileFailure(FailureKind.NOT_FOUND, "there is no such file"));
    if (found.isDirectory()) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "a list of files names files: write those that are in it");
    }
    return found;
  }

  private static void requireBelow(String path) throws FileFailure {
    for (var name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new FileFailure(
            FailureKind.INVALID_PATH,
            "a list of files has paths below the directory, such as 2026/a.csv");
      }
    }
  }

  @Override
  public void close() {}
}
