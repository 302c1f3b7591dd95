package dev.smbridge.domain.location;

import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;

/** Where something that appeared is copied to. */
public record Route(Source from, Location to) {
  /** What a route takes in. */
  public sealed interface Source {
    /** Objects whose key begins with the key of {@code prefix}. */
    record Objects(ObjectKey prefix) implements Source {}

    /** Results of a workgroup's queries, {@code results} + query id + {@code .csv}. */
    record Athena(String workgroup, ObjectKey results) implements Source {}

    /** Files of a target at or below a directory. */
    record Files(ConfiguredTarget target, SharePath directory) implements Source {}
  }
}
