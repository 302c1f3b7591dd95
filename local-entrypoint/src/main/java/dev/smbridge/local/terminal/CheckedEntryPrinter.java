package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;

/** Fails as soon as the output takes no more, so that the listing can stop. */
public record CheckedEntryPrinter(EntryPrinter printer, DataOutput output) implements EntryPrinter {
  @Override
  public void print(Entry entry) throws FileFailure {
    printer.print(entry);
    output.requireTaken();
  }

  @Override
  public void close() throws FileFailure {
    printer.close();
    output.requireTaken();
  }
}
