package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Result;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands have in common: they ask for something, and a failure becomes an exit code. */
abstract class FileCommand implements Callable<Integer>, Equipped {
  @Mixin private Context context = new Context();

  @Override
  public final void use(Workbench workbench) {
    context.use(workbench);
  }

  @Override
  public final Integer call() {
    try {
      return run(context);
    } catch (FileFailure failure) {
      return context.terminal().output().hasNoReader()
          ? ExitCode.NO_READER
          : context.fail(failure, asksForDirectory());
    }
  }

  /** Runs to an exit code. */
  abstract int run(Context context) throws FileFailure;

  /** Whether what it asks for is a directory, so that a missing one has a code of its own. */
  boolean asksForDirectory() {
    return false;
  }

  /** The result, when it is none of a failure. */
  static Result successful(Result result) throws FileFailure {
    var failure = result.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return result;
  }
}
