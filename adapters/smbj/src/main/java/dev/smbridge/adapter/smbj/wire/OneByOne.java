package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.wire.Exchange.Destination;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does what a compound does, for a server that grants too few credits for one. After a refusal
 * nothing is done any more, except that what was opened is closed.
 */
final class OneByOne {
  private OneByOne() {}

  /** Sends one request. */
  interface Sender {
    Answer send(Destination to, Request request)
        throws IOException, InterruptedException, TimeoutException;
  }

  static List<Answer> send(Destination to, List<Request> requests, Sender sender)
      throws IOException, InterruptedException, TimeoutException, FileFailure {
    var answers = new ArrayList<Answer>();
    var opened = to;
    @Nullable Answer refusal = null;
    for (var request : requests) {
      if (refusal != null && (!(request instanceof Close) || opened.file().equals(FileId.NONE))) {
        answers.add(refusal.repeated());
        continue;
      }
      var answer = answers.isEmpty() ? sender.send(opened, request) : next(sender, opened, request);
      answers.add(answer);
      if (!answer.isSuccess() && refusal == null) {
        refusal = answer;
      } else if (request instanceof Create) {
        opened = new Destination(to.treeId(), Opened.of(answer).file());
      }
    }
    return answers;
  }

  /** Some have been sent by now, so that it counts as lost where this one cannot be. */
  private static Answer next(Sender sender, Destination to, Request request)
      throws IOException, InterruptedException, TimeoutException {
    try {
      return sender.send(to, request);
    } catch (NotSentException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
  }
}
