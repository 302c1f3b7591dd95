package dev.smbridge.domain.location;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a route says beside its two ends.
 *
 * @param names whether it takes what is left of a key or path; what it does not take is no failure
 * @param deletes whether what is deleted at its source is deleted at its destination
 * @param then what happens to a source that was copied
 * @param whenTag the tag, as {@code key=value}, that an event has to tell of an object before it is
 *     copied; null where none is asked for
 */
public record RouteTerms(
    Predicate<String> names, boolean deletes, Then then, @Nullable String whenTag) {
  /** Takes every name, deletes nothing, and keeps the source. */
  public static final RouteTerms USUAL =
      new RouteTerms(ignored -> true, false, new Then.Keep(), null);

  /** The same with another end of the source. */
  RouteTerms then(Then other) {
    return new RouteTerms(names, deletes, other, whenTag);
  }
}
