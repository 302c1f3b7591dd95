package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;

/** Listens to a command that works on many files, and may write down what became of each. */
sealed interface Report extends Observer, AutoCloseable permits ReportFile, Report.None {
  /** Who else hears of it. */
  Observer next();

  /** The command itself failed, or ended early. */
  default void ended(FileFailure failure) {}

  @Override
  void close() throws FileFailure;

  @Override
  default void expects(long bytes) {
    next().expects(bytes);
  }

  @Override
  default void moved(long bytes) {
    next().moved(bytes);
  }

  @Override
  default void restarts() {
    next().restarts();
  }

  @Override
  default void stored(Entry entry, boolean skipped) {
    next().stored(entry, skipped);
  }

  @Override
  default void made(Entry directory) {
    next().made(directory);
  }

  @Override
  default void deleted(Entry entry) {
    next().deleted(entry);
  }

  @Override
  default void failed(FileFailure failure) {
    next().failed(failure);
  }

  /** No report was asked for. */
  record None(Observer next) implements Report {
    @Override
    public void close() {}
  }
}
