package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.Close;
import dev.smbridge.adapter.smbj.wire.Connected;
import dev.smbridge.adapter.smbj.wire.Create;
import dev.smbridge.adapter.smbj.wire.FileId;
import dev.smbridge.adapter.smbj.wire.InfoAnswer;
import dev.smbridge.adapter.smbj.wire.Ioctl;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.adapter.smbj.wire.TreeConnect;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree connect, as one operation with its deadline uses it.
 *
 * @param share its name
 * @param id the server's number for it
 */
record SmbjTree(SmbjSession session, String share, int id, boolean disk, Deadline deadline) {
  /** Makes something of an answer, whose bytes are used again afterwards. */
  interface Reading<T> {
    T of(Answer answer) throws FileFailure;
  }

  /** Opens a share ([MS-SMB2] 2.2.9). Its name is encrypted if the session is. */
  static SmbjTree connect(SmbjSession session, String share, Deadline deadline) throws FileFailure {
    var request = new TreeConnect("\\\\" + session.limits().name() + '\\' + share);
    try (var answers = session.exchange(0, FileId.NONE, List.of(request), deadline, Effect.NONE)) {
      if (!answers.first().isSuccess()) {
        throw SmbjFailures.ofEntry(answers.first().status(), session.facts().encrypted());
      }
      var connected = Connected.of(answers.first());
      return new SmbjTree(session, share, connected.id(), connected.disk(), deadline);
    }
  }

  SmbjTree within(Deadline other) {
    return new SmbjTree(session, share, id, disk, other);
  }

  /**
   * Opens or makes a file, directory or pipe.
   *
   * @param path from the top of the share, with backslashes
   */
  SmbjHandle open(String path, Opening opening) throws FileFailure {
    try (var answers = openAnd(path, opening, opening.ifLost())) {
      return new SmbjHandle(this, Opened.of(answers.first()));
    }
  }

  /** Opens something, asks about it or changes it, and closes it: all in one frame. */
  Answers openAndClose(String path, Opening opening, Effect ifLost, Request... between)
      throws FileFailure {
    var then = Arrays.copyOf(between, between.length + 1);
    then[between.length] = new Close(false);
    return openAnd(path, opening, ifLost, then);
  }

  /**
   * Opens something, and goes on with it in the same frame. If it cannot be opened, nothing else is
   * done; what else is refused does not keep the rest from being done.
   *
   * @param ifLost what is known of the effect of all that when no answer comes
   * @return the answer to the opening, which is a success, and the others
   */
  Answers openAnd(String path, Opening opening, Effect ifLost, Request... then) throws FileFailure {
    var requests = new ArrayList<Request>(then.length + 1);
    requests.add(new Create(path, opening));
    requests.addAll(List.of(then));
    return opened(path, session.exchange(id, FileId.NONE, requests, deadline, ifLost));
  }

  /** The same for what takes the server long, see {@link SmbjSession#exchangeLong}. */
  Answers openAndWait(String path, Opening opening, List<Request> then) throws FileFailure {
    var requests = new ArrayList<Request>(then.size() + 1);
    requests.add(new Create(path, opening));
    requests.addAll(then);
    return opened(
        path, session.exchangeLong(id, FileId.NONE, requests, deadline, opening.ifLost()));
  }

  /** Looks at what a path names, behind the closing of a file. */
  Answers lookAfterClosing(FileId closed, String path, Request question) throws FileFailure {
    var requests = List.of(new Create(path, Opening.LOOK), question, new Close(false));
    return opened(path, session.exchangeAfterClosing(closed, id, FileId.NONE, requests, deadline));
  }

  private Answers opened(String path, Answers answers) throws FileFailure {
    if (answers.first().isSuccess()) {
      return answers;
    }
    answers.close();
    var refused = session.refused(answers.first().status());
    throw SmbjFailures.leadsThroughDfs(refused) ? notFollowed(path, refused) : refused;
  }

  /** Links of DFS are not followed. */
  private FileFailure notFollowed(String path, FileFailure refused) {
    return DfsReferral.of(this, path)
        .map(place -> SmbjFailures.notFollowed(place, refused))
        .orElse(refused);
  }

  /**
   * Sends a control code ([MS-SMB2] 2.2.31).
   *
   * @param maximumBytes the largest output that is wanted
   */
  byte[] control(FileId file, int code, byte[] input, int maximumBytes, Effect ifLost)
      throws FileFailure {
    var request = new Ioctl(code, Slice.of(input), maximumBytes);
    return ask(file, request, ifLost, answer -> copy(InfoAnswer.output(answer, maximumBytes)));
  }

  /** An answer that must be a success. */
  Answer granted(Answer answer) throws FileFailure {
    if (!answer.isSuccess()) {
      throw session.refused(answer.status());
    }
    return answer;
  }

  /** Sends a request and waits for its answer, which must be a success. */
  <T> T ask(FileId file, Request request, Effect ifLost, Reading<T> reading) throws FileFailure {
    try (var answers = session.exchange(id, file, List.of(request), deadline, ifLost)) {
      return reading.of(granted(answers.first()));
    }
  }

  /** The same, where the success is all that is wanted. */
  void tell(FileId file, Request request, Effect ifLost) throws FileFailure {
    try (var answers = session.exchange(id, file, List.of(request), deadline, ifLost)) {
      granted(answers.first());
    }
  }

  static byte[] copy(Slice bytes) {
    return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
  }
}
