package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.MemoryHandle.Right;
import dev.smbridge.domain.share.MemoryNode.Directory;
import dev.smbridge.domain.share.MemoryNode.File;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/** A share in memory, as strict as Windows and Samba are. */
final class MemoryShare implements Share {
  private static final EnumSet<Right> WRITING = EnumSet.of(Right.WRITE, Right.DELETE);
  private static final EnumSet<Right> WRITING_SHARES = EnumSet.of(Right.READ);

  private final MemoryConnection connection;
  private final MemoryVolume volume;
  private final MemoryTree tree;
  private final Deadline deadline;

  MemoryShare(MemoryConnection connection, MemoryVolume volume, Deadline deadline) {
    this.connection = connection;
    this.volume = volume;
    this.tree = new MemoryTree(volume);
    this.deadline = deadline;
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      return tree.existing(path).entry(path.name());
    }
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      var node = tree.directory(directory);
      var everything = EnumSet.allOf(Right.class);
      var handle = tree.open(connection, directory, node, EnumSet.of(Right.READ), everything);
      return new MemoryListing(this, handle, node, pattern);
    }
  }

  @Override
  public Content open(SharePath path, Sharing sharing) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      var file = tree.file(path);
      var shared = MemoryHandle.shared(sharing);
      return new MemoryContent(
          this, tree.open(connection, path, file, EnumSet.of(Right.READ), shared), file);
    }
  }

  @Override
  public WritableFile create(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      requireFree(path);
      var file = new File(volume.nextId(), volume.now());
      tree.add(path, file);
      return new MemoryWritableFile(
          this, tree.open(connection, path, file, WRITING, WRITING_SHARES), file);
    }
  }

  @Override
  public WritableFile create(SharePath path, ByteBuffer content) throws FileFailure {
    synchronized (volume) {
      var file = create(path);
      try {
        file.writeAt(0, content);
        file.flush();
        return file;
      } catch (FileFailure e) {
        file.close();
        tree.remove(path);
        throw e;
      }
    }
  }

  @Override
  public WritableFile append(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      if (tree.childOrNone(path) == null) {
        return create(path);
      }
      var file = tree.file(path);
      requireChangeable(file);
      return new MemoryWritableFile(
          this, tree.open(connection, path, file, WRITING, WRITING_SHARES), file);
    }
  }

  @Override
  public WritableFile overwrite(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      if (tree.childOrNone(path) == null) {
        return create(path);
      }
      tree.requireWritableShare();
      var file = tree.file(path);
      requireChangeable(file);
      var handle = tree.open(connection, path, file, WRITING, WRITING_SHARES);
      file.bytes = new MemoryBytes();
      volume.touch(file);
      return new MemoryWritableFile(this, handle, file);
    }
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireDeletable(tree.existing(file));
    }
  }

  /** What a copy on the server reads, where this one can copy. */
  File copySource(SharePath from) throws FileFailure {
    connection.requireCopiesOnServer();
    var source = tree.file(from);
    tree.requireShareable(source, EnumSet.of(Right.READ), EnumSet.allOf(Right.class));
    return source;
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      var node = tree.existing(from);
      tree.requireDeletable(node);
      rename(node, from, to, replace);
    }
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      var node = tree.existing(path);
      requireChangeable(node);
      if (node instanceof Directory directory && !directory.children.isEmpty()) {
        throw MemoryFailures.notEmpty();
      }
      tree.requireDeletable(node);
      if (tree.isOpen(node)) {
        node.deletePending = true;
      } else {
        tree.remove(path);
      }
    }
  }

  @Override
  public void clearReadOnly(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      tree.existing(path).readOnly = false;
    }
  }

  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      return volume.properties().keep(tree.existing(replaced), tree.existing(replacement));
    }
  }

  @Override
  public void createDirectory(SharePath path) throws FileFailure {
    synchronized (volume) {
      requireAlive();
      tree.requireWritableShare();
      requireFree(path);
      tree.add(path, new Directory(volume.nextId(), volume.now()));
    }
  }

  void rename(MemoryNode node, SharePath from, SharePath to, boolean replace) throws FileFailure {
    if (node instanceof Directory directory && (from.contains(to) || tree.isOpenBelow(directory))) {
      throw MemoryFailures.accessDenied("the directory is in use, or would be inside itself");
    }
    var target = tree.childOrNone(to);
    if (target != null && target != node) {
      if (!replace) {
        throw MemoryFailures.alreadyExists();
      }
      if (!(target instanceof File)
          || !(node instanceof File)
          || target.readOnly
          || tree.isOpen(target)) {
        throw MemoryFailures.accessDenied("what is there cannot be replaced");
      }
      tree.remove(to);
    }
    tree.remove(from);
    tree.add(to, node);
  }

  private void requireFree(SharePath path) throws FileFailure {
    var taken = path.isRoot() ? volume.top() : tree.childOrNone(path);
    if (taken != null) {
      throw taken.deletePending ? MemoryFailures.deletePending() : MemoryFailures.alreadyExists();
    }
  }

  private static void requireChangeable(MemoryNode node) throws FileFailure {
    if (node.readOnly) {
      throw MemoryFailures.accessDenied("the file has the read-only attribute");
    }
  }

  void requireAlive() throws FileFailure {
    connection.requireAlive();
    deadline.nextWait();
  }

  /** Refuses what only a careless owner asks for, then what a broken wire forbids. */
  void requireOpen(MemoryHandle handle) throws FileFailure {
    if (handle.closedByOwner) {
      throw new IllegalStateException("\"" + handle.openedAs + "\" was closed by its owner");
    }
    requireAlive();
  }

  void close(MemoryHandle handle) {
    synchronized (volume) {
      handle.closedByOwner = true;
      if (handle.open) {
        tree.close(handle);
      }
    }
  }

  MemoryVolume volume() {
    return volume;
  }

  MemoryTree tree() {
    return tree;
  }
}
