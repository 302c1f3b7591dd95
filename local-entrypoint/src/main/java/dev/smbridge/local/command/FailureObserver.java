package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;

/** Shows each failure of a directory that is deleted, as it happens. */
record FailureObserver(Context context) implements Observer {
  @Override
  public void failed(FileFailure failure) {
    context.fail(failure, false);
  }
}
