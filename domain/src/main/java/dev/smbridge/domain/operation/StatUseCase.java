package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.StoreEndpoint;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;

/** Looks at one entry. */
final class StatUseCase {
  private final Sessions sessions;
  private final ObjectStores stores;

  StatUseCase(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  Outcome perform(Operation.Stat asked, OperationContext context) throws FileFailure {
    return new Outcome.Found(
        switch (asked.location()) {
          case Location.OnShare(var target, var path, var ignored) ->
              sessions.on(target, context, session -> session.share().stat(path)).at(path.text());
          case Location.InStore(var store, var key, var ignored) ->
              new StoreEndpoint(stores.named(store), key, context.deadline())
                  .existing()
                  .at(key.key());
        });
  }
}
