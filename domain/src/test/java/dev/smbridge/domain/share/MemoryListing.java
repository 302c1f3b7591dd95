package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.MemoryNode.Directory;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Entries in an order that nobody expects, so that no holder relies on one. */
final class MemoryListing implements Listing {
  private static final int SCATTER = 0x9E3779B9;

  private final MemoryShare share;
  private final MemoryHandle handle;
  private final Iterator<Entry> entries;

  MemoryListing(MemoryShare share, MemoryHandle handle, Directory directory, String pattern) {
    this.share = share;
    this.handle = handle;
    var wanted = matching(pattern);
    this.entries =
        directory.children.entrySet().stream()
            .filter(child -> wanted.matcher(child.getKey()).matches())
            .map(child -> child.getValue().entry(child.getKey()))
            .sorted(Comparator.comparingInt(entry -> entry.path().hashCode() * SCATTER))
            .toList()
            .iterator();
  }

  private static Pattern matching(String pattern) {
    var expression = new StringBuilder();
    pattern
        .chars()
        .forEach(unit ->
            expression.append(
                switch (unit) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(String.valueOf((char) unit));
                }));
    return Pattern.compile(
        expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    synchronized (share.volume()) {
      share.requireOpen(handle);
      return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }
  }

  @Override
  public void close() {
    share.close(handle);
  }
}
