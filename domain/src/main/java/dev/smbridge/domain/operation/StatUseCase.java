package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;

/** Looks at one entry. */
final class StatUseCase {
  private final Sessions sessions;
  private final Stores stores;

  StatUseCase(Sessions sessions, Stores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  Outcome perform(Operation.Stat asked, Call call) throws FileFailure {
    return new Outcome.Found(
        switch (asked.location()) {
          case Location.OnShare(var target, var path, var ignored) ->
              sessions.on(target, call, session -> session.share().stat(path)).at(path.text());
          case Location.InStore(var store, var key, var ignored) ->
              new StoreSide(stores.named(store), key, call.deadline()).existing().at(key.key());
        });
  }
}
