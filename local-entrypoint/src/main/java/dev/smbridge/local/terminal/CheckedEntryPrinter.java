package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;

/**
 * Shows entries soon, also where the next one takes long, and fails as soon as the output takes no
 * more, so that the listing can stop.
 */
public final class CheckedEntryPrinter implements EntryPrinter {
  /** No entry is held back longer while others come; the first one not at all. */
  private static final long LONGEST_HELD_NANOS = Duration.ofMillis(100).toNanos();

  private final EntryPrinter printer;
  private final Terminal terminal;
  private long flushedNanos = System.nanoTime() - LONGEST_HELD_NANOS;

  public CheckedEntryPrinter(EntryPrinter printer, Terminal terminal) {
    this.printer = printer;
    this.terminal = terminal;
  }

  @Override
  public void print(Entry entry) throws FileFailure {
    printer.print(entry);
    var now = System.nanoTime();
    if (now - flushedNanos >= LONGEST_HELD_NANOS) {
      terminal.data().flush();
      flushedNanos = now;
    }
    terminal.output().requireTaken();
  }

  @Override
  public void close() throws FileFailure {
    printer.close();
    terminal.output().requireTaken();
  }
}
