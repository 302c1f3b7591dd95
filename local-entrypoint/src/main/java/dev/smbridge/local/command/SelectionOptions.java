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
      names = "--min-age",
      paramLabel = "AGE",
      converter = DurationConverter.class,
      description =
          "Only files whose last change is at least so long ago, such as 30s, 10m, 6h or 2d.")
  private Duration minAge = Duration.ZERO;

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

  @Option(names = "--empty-dirs", description = "With -r: folders that hold nothing are kept, too.")
  private boolean emptyDirectories;

  private @Nullable Selection selected;

  Duration minAge() {
    return minAge;
  }

  /** Reads the list of files, where there is one; once, also where several folders are meant. */
  Selection selection(Context context, Links links) throws FileFailure {
    if (selected == null) {
      selected =
          new Selection(
              names.filter(),
              filesFrom == null ? null : FileList.read(filesFrom, context.input()),
              minAge,
              maxAge,
              minBytes,
              maxBytes,
              links,
              emptyDirectories);
    }
    return selected;
  }
}
