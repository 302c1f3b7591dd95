package dev.smbridge.domain.transfer;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;

/**
 * Receives what happens while an operation runs, from whichever thread it happens on. What is not
 * overridden goes unnoticed.
 */
public interface Observer extends Progress {
  /** Listens to nothing. */
  Observer NONE = new Observer() {};

  /**
   * A streamed listing came to this entry; one thread at a time.
   *
   * @throws FileFailure where no more entries are wanted: the listing ends at once, and fails so
   */
  default void found(Entry entry) throws FileFailure {}

  /** A recursive copy, or a dry run, is done with this file; its path is the destination's. */
  default void stored(Entry entry, boolean skipped) {}

  /** A recursive copy made this directory, or a dry run would; its path is the source's. */
  default void made(Entry directory) {}

  /** A comparison found that two trees differ here; one thread at a time. */
  default void differs(TreePair pair, Difference why) {}

  /** A recursive deletion removed this; its path is as the failures have it. */
  default void deleted(Entry entry) {}

  /** A recursive copy or deletion goes on without this entry. */
  default void failed(FileFailure failure) {}
}
