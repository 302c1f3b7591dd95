package dev.smbridge.local.command;

import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of a tree takes part. */
public final class SelectionOptions {
  @Mixin private NameOptions names = new NameOptions();

  @Option(
      names = "--files-from",
      paramLabel = "FILE",
      description =
          "With -r: only the files whose relative paths are in this local file, one a line; - is"
              + " standard input.")
  private @Nullable String filesFrom;

  @Option(
      names = "--max-age",
      paramLabel = "AGE",
      converter = DurationConverter.class,
      description = "With -r: only files whose last change is at most so long ago.")
  private @Nullable Duration maxAge;

  @Option(
      names = "--min-size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "With -r: only files of at least this size, such as 100, 4k or 1G.")
  private long minBytes;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "With -r: only files of at most this size.")
  private long maxBytes = Long.MAX_VALUE;

  @Option(
      names = "--links",
      paramLabel = "WHAT",
      converter = Choice.OfLinks.class,
      completionCandidates = Choice.OfLinks.class,
      defaultValue = "skip",
      description =
          "With -r: skip links, follow those of a local folder, or fail (default:"
              + " ${DEFAULT-VALUE}).")
  private Links links = Links.SKIP;

  @Option(names = "--empty-dirs", description = "With -r: folders that hold nothing are kept, too.")
  private boolean emptyDirectories;

  /** Reads the list of files, where there is one. */
  Selection selection(Context context) throws FileFailure {
    return new Selection(
        names.filter(),
        filesFrom == null ? null : FileList.read(filesFrom, context.input()),
        maxAge,
        minBytes,
        maxBytes,
        links,
        emptyDirectories);
  }
}
