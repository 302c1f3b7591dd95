package dev.smbridge.local.command;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;

/** Shows each failure of a directory that is deleted, as it happens. */
record FailureObserver(Context context) implements Observer {
  @Override
  public void failed(FileFailure failure) {
    context.fail(failure, false);
  }

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
}
