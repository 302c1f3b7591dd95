package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Observer;
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

  TransferObserver(Context context, boolean dryRun, boolean many) {
    this.context = context;
    this.dryRun = dryRun;
    this.many = many;
    var terminal = context.terminal();
    this.bar =
        terminal.interactive() && context.output().showsProgress()
            ? new ProgressBar(terminal.messages(), System::nanoTime)
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
  public void found(Entry entry) {}

  @Override
  public synchronized void stored(Entry entry, boolean skipped) {
    if (dryRun) {
      context
          .terminal()
          .data()
          .println((skipped ? "would skip " : "would copy ") + Printable.of(entry.path()));
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
  public synchronized void failed(FileFailure failure) {
    context.fail(failure, false);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
