package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.local.terminal.CheckedEntryPrinter;
import dev.smbridge.local.terminal.EntryPrinter;
import dev.smbridge.local.terminal.JsonEntryPrinter;
import dev.smbridge.local.terminal.SortedEntryPrinter;
import dev.smbridge.local.terminal.TableEntryPrinter;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes data to standard output in the format that was asked for. */
record DataFormat(Workbench workbench, OutputFormat chosen) {
  /** The same for one directory, by name. */
  EntryPrinter sortedEntries() {
    return new SortedEntryPrinter(entries());
  }

  /** A printer of entries; the caller closes it. */
  EntryPrinter entries() {
    var terminal = workbench.terminal();
    var data = terminal.data();
    var format = workbench.format();
    var printer =
        switch (chosen) {
          case TABLE -> new TableEntryPrinter(data);
          case JSON -> new JsonEntryPrinter(format.array(data), answers());
          case JSONL -> new JsonEntryPrinter(format.lines(data), answers());
        };
    return new CheckedEntryPrinter(printer, terminal);
  }

  /** Writes one JSON document as a line. */
  void json(Map<String, @Nullable Object> document) {
    var data = workbench.terminal().data();
    data.writeBytes(workbench.format().write(document));
    data.println();
  }

  /** Writes documents as one array, or a line each. */
  void sequence(List<Map<String, @Nullable Object>> documents) throws FileFailure {
    try (var sequence = documents()) {
      for (var document : documents) {
        sequence.add(document);
      }
    }
  }

  /** Documents as one array, or a line each; the caller closes it. */
  DocumentFormat.Sequence documents() {
    var data = workbench.terminal().data();
    var format = workbench.format();
    return chosen == OutputFormat.JSON ? format.array(data) : format.lines(data);
  }

  /** Documents in a file of their own, a line each. */
  DocumentFormat.Sequence lines(OutputStream out) {
    return workbench.format().lines(out);
  }

  /** How values look as documents. */
  AnswerDocument answers() {
    return workbench.answers();
  }

  /** Lets out the data so far, and insists that it was taken. */
  void requireDelivery() throws FileFailure {
    workbench.terminal().data().flush();
    workbench.terminal().output().requireTaken();
  }
}
