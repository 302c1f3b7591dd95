package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.transfer.Observer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of JSON for each file: {@code outcome} (copied, skipped, deleted, failed) and the
 * entry, or the failure. Safe from many threads; what cannot be written is said at the end.
 */
final class ReportFile implements Report {
  private final String file;
  private final OutputStream out;
  private final DocumentFormat.Sequence lines;
  private final AnswerDocument answers;
  private final Observer next;
  private final boolean dryRun;
  private @Nullable FileFailure broken;

  ReportFile(String file, OutputStream out, DataFormat data, Observer next, boolean dryRun) {
    this.file = file;
    this.out = out;
    this.lines = data.lines(out);
    this.answers = data.answers();
    this.next = next;
    this.dryRun = dryRun;
  }

  @Override
  public Observer next() {
    return next;
  }

  @Override
  public void stored(Entry entry, boolean skipped) {
    write(skipped ? "skipped" : "copied", answers.entry(entry));
    next.stored(entry, skipped);
  }

  @Override
  public void deleted(Entry entry) {
    write("deleted", answers.entry(entry));
    next.deleted(entry);
  }

  @Override
  public void failed(FileFailure failure) {
    ended(failure);
    next.failed(failure);
  }

  @Override
  public void ended(FileFailure failure) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("path", failure.path());
    fields.put("failure", answers.failure(failure));
    write("failed", fields);
  }

  private synchronized void write(String outcome, Map<String, @Nullable Object> fields) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("outcome", outcome);
    if (dryRun) {
      line.put("dryRun", true);
    }
    line.putAll(fields);
    try {
      lines.add(line);
    } catch (FileFailure e) {
      if (broken == null) {
        broken = e;
      }
    }
  }

  @Override
  public synchronized void close() throws FileFailure {
    try (out) {
      lines.close();
    } catch (IOException | FileFailure e) {
      throw unwritten(e);
    }
    if (broken != null) {
      throw unwritten(broken);
    }
  }

  private FileFailure unwritten(Exception cause) {
    return new FileFailure(
            FailureKind.NO_SPACE,
            "the report could not be written to its end, and the rest was done all the same: make"
                + " room there")
        .at(file)
        .causedBy(cause);
  }
}
