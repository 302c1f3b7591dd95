package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.EntryPrinter;

/** Shows the entries of a listing as they come. */
final class EntryObserver implements Observer, AutoCloseable {
  private final Context context;
  private final EntryPrinter printer;
  private boolean shown;
  private boolean failed;

  EntryObserver(Context context, EntryPrinter printer) {
    this.context = context;
    this.printer = printer;
  }

  @Override
  public void found(Entry entry) throws FileFailure {
    shown = true;
    printer.print(entry);
  }

  /** Something below what is listed cannot be shown, and the rest is. */
  @Override
  public void failed(FileFailure failure) {
    context.fail(failure, false);
  }

  /** The same for a listing of a directory further down; it is not closed. */
  EntryObserver under(String directory) {
    return new EntryObserver(
        context,
        new EntryPrinter() {
          @Override
          public void print(Entry entry) throws FileFailure {
            found(entry.under(directory));
          }

          @Override
          public void close() {}
        });
  }

  /** The listing failed: where nothing was shown, nothing is, not even an empty array. */
  void fails() {
    failed = true;
  }

  @Override
  public void close() throws FileFailure {
    if (shown || !failed) {
      printer.close();
    }
  }
}
