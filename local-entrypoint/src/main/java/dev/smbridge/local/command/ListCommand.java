package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists a directory. */
@Command(name = "ls", description = "List a directory, or with * and ? what matches.")
final class ListCommand extends FileCommand {
  @Option(
      names = {"-R", "--recursive"},
      description = "List everything below, too.")
  private boolean recursive;

  @Option(
      names = "-l",
      description = "As other programs know it; every listing here is a long one.")
  @SuppressWarnings("UnusedVariable") // It is there to be accepted.
  private boolean longListing;

  @Mixin private NameOptions names = new NameOptions();

  @Parameters(paramLabel = "LOCATION", description = "A directory; s3:// alone shows the buckets.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    if (Wildcards.areIn(location)) {
      return matches(context);
    }
    var directory = context.listed(location);
    // A tree is shown as it is walked, each directory by name, so that the first line comes early.
    var printer = recursive ? context.data().entries() : context.data().sortedEntries();
    try (var observer = new EntryObserver(context, printer)) {
      var asked = new Operation.ListEntries(directory, recursive, names.filter(), null);
      var result = context.perform(asked, observer);
      var failure = result.failure();
      if (failure.isPresent()) {
        if (failure.get().kind() != FailureKind.NOT_A_DIRECTORY) {
          observer.fails();
          throw failure.get();
        }
        observer.found(file(context, directory));
      }
      return code(result);
    }
  }

  private static int code(Result result) {
    return result.isPartial() ? ExitCode.PARTLY_FAILED : ExitCode.DONE;
  }

  /** What matches is listed as itself, directories too; with {@code -R} what is below them. */
  private int matches(Context context) throws FileFailure {
    var matches = Wildcards.matches(context, location);
    var code = ExitCode.DONE;
    try (var observer = new EntryObserver(context, context.data().entries())) {
      for (var match : matches) {
        observer.found(match.entry());
        if (recursive && match.entry().isDirectory()) {
          var below = new Operation.ListEntries(match.location(), true, names.filter(), null);
          var result = context.perform(below, observer.under(match.entry().path()));
          code = Math.max(code, code(successful(result)));
        }
      }
    }
    return code;
  }

  /** A file is listed as itself. */
  private static Entry file(Context context, Location location) throws FileFailure {
    var result = context.perform(new Operation.Stat(location), Observer.NONE);
    if (successful(result).outcome() instanceof Outcome.Found(var entry)) {
      return entry.at(entry.name());
    }
    throw new IllegalStateException("a look found neither an entry nor a failure");
  }

  @Override
  boolean asksForDirectory() {
    return !Wildcards.areIn(location);
  }
}
