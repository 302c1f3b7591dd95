package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;

/** Entries as one array, or a line each. */
public record JsonEntryPrinter(DocumentFormat.Sequence sequence, AnswerDocument answers)
    implements EntryPrinter {
  @Override
  public void print(Entry entry) throws FileFailure {
    sequence.add(answers.entry(entry));
  }

  @Override
  public void close() throws FileFailure {
    sequence.close();
  }
}
