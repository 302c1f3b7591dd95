package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.transfer.TreeFailures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Keeps the first entries behind a path, in code-unit order, of however many come in whatever
 * order. One more than the page is kept, to know whether there is a next page.
 */
final class PageCollector {
  private final Page page;
  private final PriorityQueue<Entry> kept =
      new PriorityQueue<>(Comparator.comparing(Entry::path).reversed());

  PageCollector(Page page) {
    this.page = page;
  }

  void offer(Entry entry) {
    if (isBehind(entry.path())) {
      kept.add(entry);
      if (kept.size() > page.maxItems() + 1) {
        kept.remove();
      }
    }
  }

  /** Whether an entry below a directory could still be on this page. */
  boolean mayTakeBelow(String directory) {
    var after = page.after();
    var allAreBefore = after != null && (directory + "0").compareTo(after) <= 0;
    var isFull = kept.size() > page.maxItems();
    var allAreBehind = isFull && (directory + "/").compareTo(kept.element().path()) > 0;
    return !allAreBefore && !allAreBehind;
  }

  /** The page, and what of it could not be listed. */
  Outcome.Listed listed(TreeFailures failures) {
    var entries = new ArrayList<>(kept);
    entries.sort(Comparator.comparing(Entry::path));
    if (entries.size() <= page.maxItems()) {
      return new Outcome.Listed(entries, null, failures.count(), failures.first());
    }
    var shown = entries.subList(0, page.maxItems());
    return new Outcome.Listed(shown, shown.getLast().path(), failures.count(), failures.first());
  }

  private boolean isBehind(String path) {
    var after = page.after();
    return after == null || path.compareTo(after) > 0;
  }
}
