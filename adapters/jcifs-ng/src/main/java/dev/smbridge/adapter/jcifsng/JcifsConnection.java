package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** One session and tree connect, alone on its connection, and those that its links lead to. */
final class JcifsConnection implements ShareConnection {
  private final JcifsTree tree;
  private final DfsLinks links;

  JcifsConnection(JcifsTree tree, DfsLinks links) {
    this.tree = tree;
    this.links = links;
  }

  JcifsTree tree() {
    return tree;
  }

  @Override
  public SessionFacts facts() {
    return tree.session().facts();
  }

  @Override
  public Share within(Deadline deadline) {
    return new JcifsShare(links, deadline);
  }

  @Override
  public boolean answers(Duration limit) {
    return tree.session().answers(tree.tree(), limit);
  }

  @Override
  public boolean isBroken() {
    return tree.session().isBroken() || links.isBroken();
  }

  @Override
  public void close() {
    links.close();
    tree.close();
  }
}
