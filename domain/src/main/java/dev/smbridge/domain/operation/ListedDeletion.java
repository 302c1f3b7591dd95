package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.TreeFailures;
import java.util.List;

/** Deletes the files below a directory that the caller listed, as far as they are selected. */
final class ListedDeletion implements ShareDeletion {
  private final SharePath top;
  private final List<String> paths;
  private final Operation.Delete asked;
  private final TreeFailures failures;
  private final OperationContext context;
  private int done;
  private long deleted;

  ListedDeletion(
      SharePath top,
      List<String> paths,
      Operation.Delete asked,
      TreeFailures failures,
      OperationContext context) {
    this.top = top;
    this.paths = paths;
    this.asked = asked;
    this.failures = failures;
    this.context = context;
  }

  @Override
  public long deleted() {
    return deleted;
  }

  /** Goes on with the first that is not done. */
  @Override
  public void run(Share share) throws FileFailure {
    for (; done < paths.size(); done++) {
      var path = paths.get(done);
      try {
        var _ = context.deadline().nextWait();
        delete(share, path);
      } catch (FileFailure failed) {
        if (Outage.causes(failed) || context.deadline().passed()) {
          throw failed.at(path);
        }
        failures.add(failed.at(path));
      }
    }
  }

  private void delete(Share share, String relative) throws FileFailure {
    var path = top.resolve(SharePath.ofExisting(relative));
    var entry = share.stat(path);
    if (entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "a list of files names files: write those that are in it");
    }
    if (asked.selection().accepts(entry.at(relative), context.now())) {
      new Removal(share, asked.force()).delete(path, entry);
      deleted++;
      context.observer().deleted(entry.at(path.text()));
    }
  }
}
