package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.EntryPrinter;
import org.jspecify.annotations.Nullable;

/** Shows the entries of a listing as they come. */
final class EntryObserver implements Observer, AutoCloseable {
  private final EntryPrinter printer;
  private @Nullable FileFailure broken;
  private boolean shown;
  private boolean failed;

  EntryObserver(EntryPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void found(Entry entry) {
    if (broken == null) {
      shown = true;
      try {
        printer.print(entry);
      } catch (FileFailure closed) {
        broken = closed;
      }
    }
  }

  @Override
  public void expects(long bytes) {}

  @Override
  public void moved(long bytes) {}

  @Override
  public void restarts() {}

  @Override
  public void stored(Entry entry, boolean skipped) {}

  @Override
  public void failed(FileFailure failure) {}

  /** The listing failed: where nothing was shown, nothing is, not even an empty array. */
  void fails() {
    failed = true;
  }

  @Override
  public void close() throws FileFailure {
    if (shown || !failed) {
      printer.close();
    }
    if (broken != null) {
      throw broken;
    }
  }
}
