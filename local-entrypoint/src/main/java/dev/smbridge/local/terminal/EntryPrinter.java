package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;

/** Shows entries as they come. */
public interface EntryPrinter extends AutoCloseable {
  void print(Entry entry) throws FileFailure;

  /** Ends the output and flushes it. */
  @Override
  void close() throws FileFailure;
}
