package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two walks in {@link PathOrder}, side by side: each path once, with what either side has there.
 * Nothing is asked of either side but its listing, and memory does not grow with it.
 */
public final class TreeMerge implements AutoCloseable {
  private final Side from;
  private final Side to;

  /** Merges two walks with their directories, and takes both over. */
  public TreeMerge(Listing from, Listing to) {
    this.from = new Side(from);
    this.to = new Side(to);
  }

  /** A walk, of which the next entry is known. */
  private static final class Side {
    private final Listing walk;

    /** Files that the other side does not have, and whose name a directory of it may have. */
    private final Deque<String> alone = new ArrayDeque<>();

    private @Nullable Entry head;
    private String key = "";
    private boolean begun;

    Side(Listing walk) {
      this.walk = walk;
    }

    void begin() throws FileFailure {
      if (!begun) {
        begun = true;
        advance();
      }
    }

    /** A listing that shows an entry twice, while others change the directory, counts it once. */
    void advance() throws FileFailure {
      while (true) {
        var before = key;
        head = walk.next().orElse(null);
        if (head == null) {
          return;
        }
        key = PathOrder.key(head);
        var order = PathOrder.compare(before, key);
        if (order < 0 || before.isEmpty()) {
          return;
        }
        if (order > 0) {
          throw new FileFailure(
                  FailureKind.UNSUPPORTED,
                  "the store does not list its names in order, so that two sides cannot be"
                      + " compared")
              .at(head.path());
        }
      }
    }

    /** Whether a directory that was taken has something in it. */
    boolean goesOnIn(@Nullable Entry taken) {
      return taken != null
          && taken.isDirectory()
          && head != null
          && key.startsWith(taken.path() + "/");
    }

    void remember(@Nullable Entry file) {
      if (file != null && !file.isDirectory()) {
        alone.push(file.path());
      }
    }

    /** Whether this side has something else of a directory's name; it came before. */
    boolean has(Entry directory) {
      return alone.contains(directory.path());
    }

    /** What no later path can be a directory of. */
    void forget(String path) {
      while (!alone.isEmpty() && !path.startsWith(alone.element())) {
        alone.pop();
      }
    }
  }

  /** The next path, or empty once both walks have come to their end. */
  public Optional<TreePair> next() throws FileFailure {
    from.begin();
    to.begin();
    var left = from.head;
    var right = to.head;
    if (left == null && right == null) {
      return Optional.empty();
    }
    var order = left == null ? 1 : right == null ? -1 : PathOrder.compare(from.key, to.key);
    var taken =
        new TreePair(order <= 0 ? left : null, order >= 0 ? right : null, false, false, false);
    if (taken.from() != null) {
      from.advance();
    }
    if (taken.to() != null) {
      to.advance();
    }
    return Optional.of(completed(taken));
  }

  private TreePair completed(TreePair taken) {
    var other = false;
    from.forget(taken.path());
    to.forget(taken.path());
    if (taken.from() == null) {
      other = taken.either().isDirectory() && from.has(taken.either());
      to.remember(taken.to());
    } else if (taken.to() == null) {
      other = taken.either().isDirectory() && to.has(taken.either());
      from.remember(taken.from());
    }
    return new TreePair(
        taken.from(), taken.to(), from.goesOnIn(taken.from()), to.goesOnIn(taken.to()), other);
  }

  @Override
  public void close() {
    from.walk.close();
    to.walk.close();
  }
}
