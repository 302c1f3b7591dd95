package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.TreeWalk;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists a directory: a page of it in order, or all of it, each directory in order by itself. */
final class ListEntriesUseCase {
  private final Sessions sessions;
  private final ObjectStores stores;

  ListEntriesUseCase(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  Outcome perform(Operation.ListEntries asked, OperationContext context) throws FileFailure {
    return switch (asked.directory()) {
      case Location.OnShare(var target, var path, var ignored) ->
          sessions.on(target, context, session -> listShare(asked, session.share(), path, context));
      case Location.InStore(var store, var key, var ignored) -> {
        try (var listing = stores.named(store).list(key, asked.recursive(), context.deadline())) {
          yield collect(
              listing, asked.page() == null ? null : new PageCollector(asked.page()), context);
        }
      }
    };
  }

  private static Outcome listShare(
      Operation.ListEntries asked, Share share, SharePath directory, OperationContext context)
      throws FileFailure {
    var page = asked.page() == null ? null : new PageCollector(asked.page());
    Predicate<String> entering =
        below -> asked.recursive() && (page == null || page.mayTakeBelow(below));
    var order = page == null ? TreeWalk.Order.BY_NAME : TreeWalk.Order.AS_LISTED;
    try (var walk = new TreeWalk(share, directory, entering, order)) {
      return collect(walk, page, context);
    }
  }

  private static Outcome collect(
      Listing listing, @Nullable PageCollector page, OperationContext context) throws FileFailure {
    var count = 0L;
    for (Optional<Entry> entry = listing.next(); entry.isPresent(); entry = listing.next()) {
      context.deadline().nextWait();
      if (page != null) {
        page.offer(entry.get());
      } else {
        context.cannotBeRepeated();
        context.observer().found(entry.get());
      }
      count++;
    }
    return page == null ? new Outcome.Streamed(count) : page.listed();
  }
}
