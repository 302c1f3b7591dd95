package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.MemoryHandle.Right;
import dev.smbridge.domain.share.MemoryNode.Directory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and open handles of a volume as a server answers about them. Guarded by the volume. */
final class MemoryTree {
  private final MemoryVolume volume;

  MemoryTree(MemoryVolume volume) {
    this.volume = volume;
  }

  MemoryNode existing(SharePath path) throws FileFailure {
    if (path.isRoot()) {
      return volume.top();
    }
    var node = parent(path).children.get(path.name());
    if (node == null) {
      throw MemoryFailures.notFound();
    }
    if (node.deletePending) {
      throw MemoryFailures.deletePending();
    }
    return node;
  }

  MemoryNode.File file(SharePath path) throws FileFailure {
    return switch (existing(path)) {
      case MemoryNode.File file -> file;
      case Directory ignored -> throw MemoryFailures.isADirectory();
      case MemoryNode.Link ignored -> throw MemoryFailures.link();
    };
  }

  Directory directory(SharePath path) throws FileFailure {
    return switch (existing(path)) {
      case Directory directory -> directory;
      case MemoryNode.File ignored -> throw MemoryFailures.notADirectory();
      case MemoryNode.Link ignored -> throw MemoryFailures.link();
    };
  }

  /** The directory that holds or would hold {@code path}. */
  Directory parent(SharePath path) throws FileFailure {
    var found = volume.top();
    var names = path.text().split("/", -1);
    for (var name : List.of(names).subList(0, names.length - 1)) {
      found =
          switch (found.children.get(name)) {
            case Directory next -> next;
            case MemoryNode.Link ignored -> throw MemoryFailures.link();
            case null, default -> throw MemoryFailures.parentNotFound();
          };
    }
    return found;
  }

  @Nullable MemoryNode childOrNone(SharePath path) throws FileFailure {
    return parent(path).children.get(path.name());
  }

  void add(SharePath path, MemoryNode node) throws FileFailure {
    var parent = parent(path);
    parent.children.put(path.name(), node);
    volume.touch(parent);
  }

  void remove(SharePath path) throws FileFailure {
    var parent = parent(path);
    parent.children.remove(path.name());
    volume.touch(parent);
  }

  void requireWritableShare() throws FileFailure {
    if (volume.isReadOnly()) {
      throw MemoryFailures.accessDenied("the share is read-only");
    }
  }

  MemoryHandle open(
      MemoryConnection connection,
      SharePath path,
      MemoryNode node,
      Set<Right> access,
      Set<Right> shared)
      throws FileFailure {
    requireShareable(node, access, shared);
    var handle = new MemoryHandle(connection, path, node, access, shared);
    volume.handles().add(handle);
    return handle;
  }

  /** What deleting and renaming do first: open for that, and let everybody else go on. */
  void requireDeletable(MemoryNode node) throws FileFailure {
    requireShareable(node, EnumSet.of(Right.DELETE), EnumSet.allOf(Right.class));
  }

  void requireShareable(MemoryNode node, Set<Right> access, Set<Right> shared) throws FileFailure {
    for (var other : volume.handles()) {
      if (other.node == node && other.excludes(access, shared)) {
        throw MemoryFailures.locked();
      }
    }
  }

  boolean isOpen(MemoryNode node) {
    return volume.handles().stream().anyMatch(handle -> handle.node == node);
  }

  boolean isOpenBelow(Directory directory) {
    return directory.children.values().stream()
        .anyMatch(child -> isOpen(child) || (child instanceof Directory d && isOpenBelow(d)));
  }

  void close(MemoryHandle handle) {
    handle.open = false;
    volume.handles().remove(handle);
    if (handle.node.deletePending && !isOpen(handle.node)) {
      removeEverywhere(volume.top(), handle.node);
    }
  }

  private void removeEverywhere(Directory directory, MemoryNode node) {
    if (directory.children.values().remove(node)) {
      volume.touch(directory);
    }
    for (var child : directory.children.values()) {
      if (child instanceof Directory below) {
        removeEverywhere(below, node);
      }
    }
  }
}
