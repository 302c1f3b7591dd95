package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Keeps a copy from replacing a file, and from filling a directory, whose name differs in letter
 * case: most servers take {@code a} and {@code A} for one name. The server decides: what it finds
 * under a name has to be stored under exactly that name, and where it tells the two apart both are
 * copied. Safe from many threads.
 */
public final class DestinationNames {
  private static final int MOST_KNOWN = 50_000;
  private static final int MOST_LISTED = 20_000;
  private static final int LOCKS = 64;

  /** Paths that the server has in exactly this spelling. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Directories in which a name was asked for by itself, and those that were listed since. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private final Set<String> listed = ConcurrentHashMap.newKeySet();

  private final List<ReentrantLock> locks =
      IntStream.range(0, LOCKS).mapToObj(ignored -> new ReentrantLock()).toList();

  /**
   * Insists that the directories of a file that have their names from its source are, or become,
   * the ones that are meant. Those above are as the caller spelled them.
   *
   * @param segments how many of the path's last segments are the source's, that of the file
   *     included
   * @param make whether missing directories are made
   * @throws FileFailure {@code ALREADY_EXISTS} where another directory takes the name of one
   */
  public void requireDirectories(Share share, SharePath file, int segments, boolean make)
      throws FileFailure {
    var directories = new ArrayDeque<SharePath>();
    var above = file.parent();
    for (var i = 1; i < segments && above.isPresent(); i++) {
      directories.push(above.get());
      above = above.get().parent();
    }
    for (var directory : directories) {
      requireDirectory(share, directory, make);
    }
  }

  private void requireDirectory(Share share, SharePath directory, boolean make) throws FileFailure {
    if (directory.isRoot() || known.contains(directory.text())) {
      return;
    }
    var lock = lock(directory);
    lock.lock();
    try {
      if (isFree(share, directory) && make) {
        make(share, directory);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Where another client makes it at the same moment, that one's spelling counts. */
  private void make(Share share, SharePath directory) throws FileFailure {
    try {
      var _ =
          Directories.withParent(
              share,
              directory,
              () -> {
                share.createDirectory(directory);
                return directory;
              });
      remember(directory.text());
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ALREADY_EXISTS) {
        throw e;
      }
      var _ = isFree(share, directory);
    }
  }

  private boolean isFree(Share share, SharePath directory) throws FileFailure {
    try {
      return requireSpelling(share, directory).isEmpty();
    } catch (FileFailure e) {
      // A folder that may be written and not listed has no names to compare with.
      if (e.kind() == FailureKind.NOT_FOUND || e.kind() == FailureKind.ACCESS_DENIED) {
        return true;
      }
      throw e;
    }
  }

  /**
   * Insists that the file there has exactly this name.
   *
   * @throws FileFailure {@code ALREADY_EXISTS} where its name differs in letter case
   */
  void requireFile(Share share, SharePath file) throws FileFailure {
    var parent = file.parent().orElse(SharePath.ROOT);
    var lock = lock(parent);
    lock.lock();
    try {
      if (!known.contains(file.text()) && !asked.add(parent.text()) && listed.add(parent.text())) {
        learn(share, parent);
      }
      if (!known.contains(file.text())) {
        var _ = requireSpelling(share, file);
      }
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(SharePath directory) {
    return locks.get(Math.floorMod(LetterCase.fold(directory.text()).hashCode(), LOCKS));
  }

  /** One listing instead of a question for each file that is there already. */
  private void learn(Share share, SharePath directory) throws FileFailure {
    try (var listing = share.list(directory, "*")) {
      var entry = listing.next();
      for (var count = 0; entry.isPresent() && count < MOST_LISTED; count++) {
        remember(entry.get().under(directory.text()).path());
        entry = listing.next();
      }
    }
  }

  /** The names that the server finds under this one. */
  private List<String> requireSpelling(Share share, SharePath path) throws FileFailure {
    var names = new ArrayList<String>();
    try (var listing = share.list(path.parent().orElse(SharePath.ROOT), path.name())) {
      for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
        names.add(entry.get().name());
      }
    }
    if (names.contains(path.name())) {
      remember(path.text());
    } else if (!names.isEmpty()) {
      throw new FileFailure(
          FailureKind.ALREADY_EXISTS,
          "the share has \""
              + names.getFirst()
              + "\", which differs from \""
              + path.name()
              + "\" only in letter case: rename one of the two");
    }
    return names;
  }

  private void remember(String path) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
      listed.clear();
    }
    known.add(path);
  }
}
