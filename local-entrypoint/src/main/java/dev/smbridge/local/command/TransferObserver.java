package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.Bytes;
import dev.smbridge.local.terminal.Printable;
import dev.smbridge.local.terminal.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how a copy goes: a bar on a terminal, and each file where that was asked for. */
final class TransferObserver implements Observer, AutoCloseable {
  private final Context context;
  private final boolean dryRun;
  private final boolean many;
  private final @Nullable ProgressBar bar;

  /** The thread that waits for the copy: a dry run whose reader has gone ends at once. */
  private final Thread caller = Thread.currentThread();

  /**
   * Shows it on the context's terminal.
   *
   * @param dryRun whether nothing is copied, so that what would be is the data
   * @param many whether only a summary is shown, and each file where that was asked for
   * @param toData whether the copy goes to standard output: no bar is drawn where that is seen
   */
  TransferObserver(Context context, boolean dryRun, boolean many, boolean toData) {
    this.context = context;
    this.dryRun = dryRun;
    this.many = many;
    var terminal = context.terminal();
    var person = terminal.person();
    this.bar =
        context.output().showsProgress()
            ? new ProgressBar(
                terminal.messages(),
                () -> person.seesMessages() && !(toData && person.seesData()),
                System::nanoTime)
            : null;
  }

  @Override
  public void expects(long bytes) {
    if (bar != null) {
      bar.expects(bytes);
    }
  }

  @Override
  public void moved(long bytes) {
    if (bar != null) {
      bar.moved(bytes);
    }
  }

  @Override
  public void restarts() {
    if (bar != null) {
      bar.restarts();
    }
  }

  @Override
  public void stored(Entry entry, boolean skipped) {
    aside(() -> show(entry, skipped));
  }

  private void show(Entry entry, boolean skipped) {
    if (dryRun) {
      var terminal = context.terminal();
      terminal
          .data()
          .println((skipped ? "would skip " : "would copy ") + Printable.of(entry.path()));
      if (terminal.output().isBroken()) {
        caller.interrupt();
      }
    } else if (!many || context.output().verbose()) {
      context.tell(
          (skipped ? "skipped " : "copied ")
              + entry.path()
              + " ("
              + Bytes.shown(entry.sizeBytes())
              + ")");
    }
  }

  @Override
  public void made(Entry directory) {
    aside(() -> change(dryRun ? "would make " : "made ", directory));
  }

  @Override
  public void deleted(Entry entry) {
    aside(() -> change(dryRun ? "would delete " : "deleted ", entry));
  }

  private void change(String what, Entry entry) {
    var path = entry.isDirectory() ? entry.path() + "/" : entry.path();
    if (dryRun) {
      context.terminal().data().println(what + Printable.of(path));
    } else if (context.output().verbose()) {
      context.tell(what + path);
    }
  }

  @Override
  public void failed(FileFailure failure) {
    aside(() -> context.fail(failure, false));
  }

  private synchronized void aside(Runnable message) {
    if (bar == null) {
      message.run();
    } else {
      bar.interrupt(message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
