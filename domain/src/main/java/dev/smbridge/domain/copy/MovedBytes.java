package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Observer;
import java.util.concurrent.atomic.AtomicLong;

/** Takes back what a file of a tree has moved when it is begun again; the others go on. */
final class MovedBytes implements Observer {
  private final Observer observer;
  private final AtomicLong moved = new AtomicLong();

  MovedBytes(Observer observer) {
    this.observer = observer;
  }

  @Override
  public void expects(long bytes) {
    // The tree has announced each file by the size that it was listed with.
  }

  @Override
  public void moved(long bytes) {
    moved.addAndGet(bytes);
    observer.moved(bytes);
  }

  @Override
  public void restarts() {
    observer.moved(-moved.getAndSet(0));
  }

  @Override
  public void found(Entry entry) throws FileFailure {
    observer.found(entry);
  }

  @Override
  public void stored(Entry entry, boolean skipped) {
    observer.stored(entry, skipped);
  }

  @Override
  public void deleted(Entry entry) {
    observer.deleted(entry);
  }

  @Override
  public void failed(FileFailure failure) {
    observer.failed(failure);
  }
}
