package dev.smbridge.domain.location;

import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;

/** Where something that appeared is copied to. */
public record Route(Source from, Location to, RouteTerms terms) {
  /** One that takes everything and does nothing but copy. */
  public Route(Source from, Location to) {
    this(from, to, RouteTerms.USUAL);
  }

  /** What a route takes in. */
  public sealed interface Source {
    /** Objects whose key begins with the key of {@code prefix}. */
    record Objects(ObjectKey prefix) implements Source {
      boolean takes(ObjectKey object) {
        return prefix.container().equals(object.container())
            && object.key().startsWith(prefix.key());
      }
    }

    /** Results of a workgroup's queries, {@code results} + query id + {@code .csv}. */
    record Athena(String workgroup, ObjectKey results) implements Source {}

    /** Files of a target at or below a directory. */
    record Files(ConfiguredTarget target, SharePath directory) implements Source {
      /** The target may be another of the same name, as one that was resolved is. */
      boolean takes(ConfiguredTarget other, SharePath file) {
        var prefix = directory.text() + "/";
        return target.name().equals(other.name())
            && (directory.isRoot()
                || file.text().regionMatches(true, 0, prefix, 0, prefix.length()));
      }
    }

    /** Whether what is written to a place would come in by this source again. */
    default boolean takesFrom(Location place) {
      return switch (this) {
        case Objects objects ->
            place instanceof Location.InStore(var store, var key, var _)
                && store.equals(Location.S3)
                && objects.takes(key);
        case Files files ->
            place instanceof Location.OnShare(var target, var path, var _)
                && files.takes(target, path);
        case Athena _ -> false;
      };
    }
  }
}
