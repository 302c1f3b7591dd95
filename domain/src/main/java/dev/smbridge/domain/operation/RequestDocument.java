package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands requests: one operation, a list of them, or an object with {@code operations}. */
public interface RequestDocument {
  /** The most operations of a batch: so many can be answered one by one. */
  int MOST_ITEMS = 10_000;

  /** Whether a tree has the shape of requests, be they right or wrong. */
  boolean recognises(@Nullable Object tree);

  /**
   * Understands what {@link DocumentFormat#read} read. A wrong operation of a batch is an item of
   * its own and does not touch the others.
   *
   * @throws FileFailure {@code INVALID_REQUEST} when it is not the shape of requests, or has more
   *     than {@link #MOST_ITEMS}
   */
  Batch parse(@Nullable Object tree, Configuration configuration) throws FileFailure;

  /**
   * What was asked for, in order.
   *
   * @param single whether one operation was asked for by itself: its answer stands alone and its
   *     failure is the request's
   */
  record Batch(List<Item> items, boolean single) {}

  /** One thing that was asked for. */
  sealed interface Item {
    /** An operation that can be tried. */
    record Accepted(Operation operation) implements Item {}

    /**
     * An operation that cannot even be tried.
     *
     * @param operation its name, or null where none is known
     * @param failure {@code INVALID_REQUEST} naming the field, or {@code INVALID_PATH}
     */
    record Refused(@Nullable String operation, FileFailure failure) implements Item {}
  }
}
