package dev.smbridge.domain.transfer;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;

/** Receives what happens while an operation runs, from whichever thread it happens on. */
public interface Observer extends Progress {
  /** Listens to nothing. */
  Observer NONE =
      new Observer() {
        @Override
        public void expects(long bytes) {}

        @Override
        public void moved(long bytes) {}

        @Override
        public void restarts() {}

        @Override
        public void found(Entry entry) {}

        @Override
        public void stored(Entry entry, boolean skipped) {}

        @Override
        public void failed(FileFailure failure) {}
      };

  /**
   * A streamed listing came to this entry; one thread at a time.
   *
   * @throws FileFailure where no more entries are wanted: the listing ends at once, and fails so
   */
  void found(Entry entry) throws FileFailure;

  /** A recursive copy, or a dry run, is done with this file; its path is the destination's. */
  void stored(Entry entry, boolean skipped);

  /** A recursive copy or deletion goes on without this entry. */
  void failed(FileFailure failure);
}
