package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.Close;
import dev.smbridge.adapter.smbj.wire.Closed;
import dev.smbridge.adapter.smbj.wire.FileId;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.adapter.smbj.wire.SetInfo;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open file, directory or pipe ([MS-SMB2] 2.2.14.1). */
final class SmbjHandle implements AutoCloseable {
  private final SmbjTree tree;
  private final Opened opened;
  private final AtomicBoolean closed = new AtomicBoolean();

  SmbjHandle(SmbjTree tree, Opened opened) {
    this.tree = tree;
    this.opened = opened;
  }

  SmbjTree tree() {
    return tree;
  }

  FileId id() {
    return opened.file();
  }

  /** As it was when it was opened. */
  Opened opened() {
    return opened;
  }

  /**
   * Sends requests about it in one frame.
   *
   * @param ifLost what is known of their effect when no answer comes
   */
  Answers together(Effect ifLost, Request... requests) throws FileFailure {
    return tree.session().exchange(tree.id(), id(), List.of(requests), tree.deadline(), ifLost);
  }

  /** It is closed: a request that was sent has done it. */
  void wasClosed() {
    closed.set(true);
  }

  /** Changes it ([MS-SMB2] 2.2.39). */
  void set(SetInfo change) throws FileFailure {
    tree.tell(id(), change, Effect.UNKNOWN);
  }

  /** See {@link SmbjTree#control}. */
  byte[] control(int code, byte[] input, int maximumBytes, Effect ifLost) throws FileFailure {
    return tree.control(id(), code, input, maximumBytes, ifLost);
  }

  /**
   * Closes it and says what it was at the end ([MS-SMB2] 2.2.16).
   *
   * @param ifLost what is known of what closing brings about when the answer is lost
   */
  Closed finish(Effect ifLost) throws FileFailure {
    var end = tree.ask(id(), new Close(true), ifLost, Closed::of);
    closed.set(true);
    return end;
  }

  /** Closes it, and looks afresh at what a path names now: without a wait between the two. */
  Answers closeAndLook(String path, Request question) throws FileFailure {
    if (closed.getAndSet(true)) {
      return tree.openAndClose(path, Opening.LOOK, Effect.NONE, question);
    }
    return tree.lookAfterClosing(id(), path, question);
  }

  /** Deletes what was just made, where the server still answers, and lets go. */
  void discard() {
    if (tree.session().isBroken()) {
      return;
    }
    var last = tree.within(tree.deadline().lettingGo());
    try {
      new SmbjHandle(last, opened)
          .together(Effect.NONE, SetInfo.delete(), new Close(false))
          .close();
      closed.set(true);
    } catch (FileFailure _) {
      // It is swept once it is old, as every unfinished file is.
    }
  }

  /** Lets go, even where the operation's time is over. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      tree.within(tree.deadline().lettingGo()).tell(id(), new Close(false), Effect.NONE);
    } catch (FileFailure _) {
      // The server lets go of it with the session.
    }
  }
}
