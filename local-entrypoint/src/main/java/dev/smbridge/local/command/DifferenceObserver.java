package dev.smbridge.local.command;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.Printable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows each difference between two directories as it is found, a line each. */
final class DifferenceObserver implements Observer, AutoCloseable {
  private final Context context;
  private final DocumentFormat.@Nullable Sequence documents;
  private final Thread caller = Thread.currentThread();
  private @Nullable FileFailure unwritten;

  DifferenceObserver(Context context) {
    this.context = context;
    this.documents =
        context.output().format() == OutputFormat.TABLE ? null : context.data().documents();
  }

  @Override
  public synchronized void differs(TreePair pair, Difference why) {
    if (documents == null) {
      context.terminal().data().println(line(pair, why));
    } else {
      try {
        documents.add(context.data().answers().difference(pair, why));
      } catch (FileFailure e) {
        unwritten = e;
      }
    }
    if (context.terminal().output().isBroken()) {
      caller.interrupt();
    }
  }

  private static String line(TreePair pair, Difference why) {
    var path = Printable.of(pair.path());
    var name = why.name().toLowerCase(Locale.ROOT);
    return why.isOneSided()
        ? "%-9s  %s".formatted(name, path)
        : "%-9s  %s (%s)".formatted("different", path, name);
  }

  @Override
  public void failed(FileFailure failure) {
    context.fail(failure, false);
  }

  /** Insists that every line was taken; to be called once the comparison is over. */
  void complete() throws FileFailure {
    if (unwritten != null) {
      throw unwritten;
    }
  }

  @Override
  public void close() throws FileFailure {
    if (documents != null) {
      documents.close();
    }
    context.data().requireDelivery();
  }
}
