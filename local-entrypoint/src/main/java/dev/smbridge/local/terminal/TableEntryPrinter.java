package dev.smbridge.local.terminal;

import dev.smbridge.domain.entry.Entry;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line an entry, in columns of fixed width, the path last since it may be long. */
public final class TableEntryPrinter implements EntryPrinter {
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private boolean headed;

  public TableEntryPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(Entry entry) {
    if (!headed) {
      headed = true;
      line("TYPE", "SIZE", "MODIFIED", "PATH");
    }
    line(
        entry.type().name().toLowerCase(Locale.ROOT),
        Long.toString(entry.sizeBytes()),
        entry.hasTime() ? MODIFIED.format(entry.modified()) : "-",
        Printable.of(entry.path()));
  }

  private void line(String type, String size, String modified, String path) {
    out.printf("%-9s  %14s  %-24s  %s%n", type, size, modified, path);
  }

  @Override
  public void close() {
    out.flush();
  }
}
