package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import java.util.Optional;

/** Looks at one entry. */
final class StatUseCase {
  private final Sessions sessions;
  private final Stores stores;

  StatUseCase(Sessions sessions, Stores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  Outcome perform(Operation.Stat asked, Call call) throws FileFailure {
    Optional<Entry> found =
        switch (asked.location()) {
          case Location.OnShare(var target, var path, var ignored) ->
              sessions
                  .on(target, call, session -> session.share().stat(path))
                  .map(entry -> entry.at(path.text()));
          case Location.InStore(var store, var key, var ignored) ->
              stores.named(store).find(key, call.deadline()).map(entry -> entry.at(key.key()));
        };
    return new Outcome.Found(
        found.orElseThrow(
            () -> new FileFailure(FailureKind.NOT_FOUND, "there is no such file or directory")));
  }
}
