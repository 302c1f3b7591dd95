package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** One session and tree connect, alone on its connection. */
final class JcifsConnection implements ShareConnection {
  private final JcifsTree tree;

  JcifsConnection(JcifsTree tree) {
    this.tree = tree;
  }

  @Override
  public SessionFacts facts() {
    return tree.session().facts();
  }

  @Override
  public Share within(Deadline deadline) {
    return new JcifsShare(tree.within(deadline));
  }

  @Override
  public boolean answers(Duration limit) {
    return tree.session().answers(tree.tree(), limit);
  }

  @Override
  public void close() {
    tree.close();
  }
}
