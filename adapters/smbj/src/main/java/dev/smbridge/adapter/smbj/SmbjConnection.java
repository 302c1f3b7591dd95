package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** A session and tree connect; every operation looks at it through its own deadline. */
final class SmbjConnection implements ShareConnection {
  private final SmbjTree tree;

  SmbjConnection(SmbjTree tree) {
    this.tree = tree;
  }

  SmbjTree tree() {
    return tree;
  }

  @Override
  public SessionFacts facts() {
    return tree.session().facts();
  }

  @Override
  public Share within(Deadline deadline) {
    return new SmbjShare(tree.within(deadline));
  }

  @Override
  public boolean answers(Duration limit) {
    return tree.session().answers(limit);
  }

  @Override
  public boolean isBroken() {
    return tree.session().isBroken();
  }

  @Override
  public void close() {
    tree.session().close();
  }
}
