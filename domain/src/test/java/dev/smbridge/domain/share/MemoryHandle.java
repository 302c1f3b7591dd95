package dev.smbridge.domain.share;

import java.util.EnumSet;
import java.util.Set;

/**
 * One open of a node: what it may do, and what it lets others do meanwhile ([MS-FSA] 2.1.5.1.2.2).
 * Guarded by its volume.
 */
final class MemoryHandle {
  enum Right {
    READ,
    WRITE,
    DELETE
  }

  final MemoryConnection connection;
  final SharePath openedAs;
  final MemoryNode node;
  private final Set<Right> access;
  private final Set<Right> shared;
  boolean open = true;
  boolean closedByOwner;

  MemoryHandle(
      MemoryConnection connection,
      SharePath openedAs,
      MemoryNode node,
      Set<Right> access,
      Set<Right> shared) {
    this.connection = connection;
    this.openedAs = openedAs;
    this.node = node;
    this.access = access;
    this.shared = shared;
  }

  boolean excludes(Set<Right> otherAccess, Set<Right> otherShared) {
    return !shared.containsAll(otherAccess) || !otherShared.containsAll(access);
  }

  /** What {@link Sharing} lets others do; only {@code EVERYBODY} lets them delete. */
  static Set<Right> shared(Sharing sharing) {
    return switch (sharing) {
      case EVERYBODY -> EnumSet.allOf(Right.class);
      case READERS -> EnumSet.of(Right.READ);
      case NOBODY -> EnumSet.noneOf(Right.class);
    };
  }
}
