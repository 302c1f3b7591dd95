package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.TreeWalk;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.transfer.TreeFailures;
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
    var collecting = new Collecting(asked, context);
    return switch (asked.directory()) {
      case Location.OnShare(var target, var path, var ignored) ->
          sessions.on(
              target,
              context,
              session -> {
                var scope = collecting.begin();
                return collecting.collect(new TreeWalk(session, path, scope, collecting.order()));
              });
      case Location.InStore(var store, var key, var ignored) -> {
        var scope = collecting.begin();
        yield collecting.collect(stores.named(store).list(key, scope, context.deadline()));
      }
    };
  }

  /** The entries of one listing, which may be begun again on a new session. */
  private static final class Collecting {
    private final Operation.ListEntries asked;
    private final OperationContext context;
    private final TreeFailures failures;
    private @Nullable PageCollector page;

    Collecting(Operation.ListEntries asked, OperationContext context) {
      this.asked = asked;
      this.context = context;
      this.failures = new TreeFailures(context.observer());
    }

    ListingScope begin() {
      failures.clear();
      page = asked.page() == null ? null : new PageCollector(asked.page());
      return ListingScope.of(asked.recursive(), asked.directories(), this::failed)
          .entering(directory ->
              asked.recursive()
                  && asked.names().enters(directory)
                  && (page == null || page.mayTakeBelow(directory)));
    }

    /** A page is sorted as a whole. */
    TreeWalk.Order order() {
      return asked.page() == null ? TreeWalk.Order.BY_NAME : TreeWalk.Order.AS_LISTED;
    }

    /** Takes all of it, and closes it. */
    Outcome collect(Listing opened) throws FileFailure {
      var count = 0L;
      try (var listing = opened) {
        for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
          context.deadline().nextWait();
          if (takesPart(entry.get())) {
            take(entry.get());
            count++;
          }
        }
      }
      return page == null ? new Outcome.Streamed(count, failures.count()) : page.listed(failures);
    }

    private void failed(FileFailure failure) {
      if (page == null) {
        context.cannotBeRepeated();
      }
      failures.add(failure);
    }

    private boolean takesPart(Entry entry) {
      return entry.isDirectory()
          ? asked.names().enters(entry.path())
          : asked.names().accepts(entry.path());
    }

    private void take(Entry entry) throws FileFailure {
      if (page != null) {
        page.offer(entry);
      } else {
        context.cannotBeRepeated();
        context.observer().found(entry);
      }
    }
  }
}
