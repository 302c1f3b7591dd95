package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts a listing that is not too long; a longer one is shown as it comes, so that memory does not
 * grow with it.
 */
public final class SortedEntryPrinter implements EntryPrinter {
  /** The longest listing that is sorted. */
  public static final int MOST_SORTED = 20_000;

  private final EntryPrinter printer;
  private final List<Entry> waiting = new ArrayList<>();
  private boolean passing;

  public SortedEntryPrinter(EntryPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void print(Entry entry) throws FileFailure {
    if (!passing) {
      waiting.add(entry);
      passing = waiting.size() >= MOST_SORTED;
      if (passing) {
        flush();
      }
    } else {
      printer.print(entry);
    }
  }

  private void flush() throws FileFailure {
    if (!passing) {
      waiting.sort(Comparator.comparing(Entry::path));
    }
    for (var entry : waiting) {
      printer.print(entry);
    }
    waiting.clear();
  }

  @Override
  public void close() throws FileFailure {
    flush();
    printer.close();
  }
}
