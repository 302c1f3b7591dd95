package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.util.Set;

/** A share over a {@link FaultyWire}. */
final class FaultyShare implements Share {
  private interface Change {
    void run() throws FileFailure;
  }

  private final FaultyConnection connection;
  private final Share share;
  private final Deadline deadline;

  FaultyShare(FaultyConnection connection, Share share, Deadline deadline) {
    this.connection = connection;
    this.share = share;
    this.deadline = deadline;
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    return call(ShareCall.STAT, path, () -> share.stat(path));
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    var listing = call(ShareCall.LIST, directory, () -> share.list(directory, pattern));
    return new FaultyListing(handle(directory), listing);
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    var content = call(ShareCall.OPEN, file, () -> share.open(file, sharing));
    return new FaultyContent(handle(file), content);
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    var created = call(ShareCall.CREATE, file, () -> share.create(file));
    return new FaultyWritableFile(handle(file), created);
  }

  /** Each of its three steps may meet a fault; what was made is gone unless the wire broke. */
  @Override
  public WritableFile create(SharePath file, ByteBuffer content) throws FileFailure {
    var created = create(file);
    try {
      created.writeAt(0, content);
      created.flush();
      return created;
    } catch (FileFailure e) {
      created.close();
      if (e.retry() != Retry.NEW_SESSION) {
        deleteQuietly(file);
      }
      throw e;
    }
  }

  private void deleteQuietly(SharePath file) {
    try {
      delete(file);
    } catch (FileFailure _) {
      // It stays, as a file of a client that ends half-way does.
    }
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    var opened = call(ShareCall.APPEND, file, () -> share.append(file));
    return new FaultyWritableFile(handle(file), opened);
  }

  @Override
  public WritableFile overwrite(SharePath file) throws FileFailure {
    var opened = call(ShareCall.OVERWRITE, file, () -> share.overwrite(file));
    return new FaultyWritableFile(handle(file), opened);
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    change(ShareCall.REQUIRE_DELETABLE, file, () -> share.requireDeletable(file));
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    change(ShareCall.MOVE, from, () -> share.move(from, to, replace));
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    change(ShareCall.DELETE, path, () -> share.delete(path));
  }

  @Override
  public void clearReadOnly(SharePath path) throws FileFailure {
    change(ShareCall.CLEAR_READ_ONLY, path, () -> share.clearReadOnly(path));
  }

  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    return call(
        ShareCall.KEEP_PROPERTIES, replacement, () -> share.keepProperties(replaced, replacement));
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    change(ShareCall.CREATE_DIRECTORY, directory, () -> share.createDirectory(directory));
  }

  private FaultyHandle handle(SharePath path) {
    return new FaultyHandle(connection, path, deadline);
  }

  private void change(ShareCall call, SharePath path, Change change) throws FileFailure {
    var _ =
        call(
            call,
            path,
            () -> {
              change.run();
              return true;
            });
  }

  private <T> T call(ShareCall call, SharePath path, FileCall<T> step) throws FileFailure {
    return connection.wire().call(call, path.text(), deadline, step);
  }
}
