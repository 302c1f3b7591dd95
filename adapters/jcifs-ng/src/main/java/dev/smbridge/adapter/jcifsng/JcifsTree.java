package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import jcifs.Configuration;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.ServerMessageBlock2Response;
import jcifs.internal.smb2.create.Smb2CloseRequest;
import jcifs.smb.SmbTreeInternal;

/**
 * A tree connect, as one operation with its deadline uses it.
 *
 * @param name the server and the share as DFS writes them: {@code \\server\share}
 */
record JcifsTree(JcifsSession session, SmbTreeInternal tree, String name, Deadline deadline)
    implements AutoCloseable {
  JcifsTree within(Deadline other) {
    return new JcifsTree(session, tree, name, other);
  }

  Configuration settings() {
    return session.settings();
  }

  /**
   * Opens or makes a file, directory or pipe.
   *
   * @param path from the top of the share, with backslashes
   */
  JcifsHandle open(String path, Opening opening) throws FileFailure {
    var answer = exchange(request(path, opening), opening.ifLost());
    return new JcifsHandle(this, path, (OpenRequest.Answer) answer);
  }

  /** The same, closed again at once, in one round trip. */
  OpenRequest.Answer touch(String path, Opening opening) throws FileFailure {
    var request = request(path, opening);
    request.chain(new Smb2CloseRequest(settings(), path));
    return (OpenRequest.Answer) exchange(request, opening.ifLost());
  }

  /** Sends a request and waits for its answer, which must be a success. */
  <T extends ServerMessageBlock2Response> T exchange(
      ServerMessageBlock2Request<T> request, Effect ifLost) throws FileFailure {
    return session.exchange(tree, request, deadline, ifLost);
  }

  /** The same for what takes a server long: see {@link JcifsSession#exchangeLong}. */
  <T extends ServerMessageBlock2Response> T exchangeLong(
      ServerMessageBlock2Request<T> request, Effect ifLost) throws FileFailure {
    return session.exchangeLong(tree, request, deadline, ifLost);
  }

  /** The same for file data: an interrupt ends the wait. */
  <T extends ServerMessageBlock2Response> T exchangeData(
      ServerMessageBlock2Request<T> request, Effect ifLost) throws FileFailure {
    return session.exchangeData(tree, request, deadline, ifLost);
  }

  private OpenRequest request(String path, Opening opening) {
    var request = new OpenRequest(settings(), path, opening);
    // The library sends this one on a share that has DFS links ([MS-SMB2] 3.2.4.3).
    request.setFullUNCPath(null, null, path.isEmpty() ? name : name + '\\' + path);
    return request;
  }

  /** Ends the session, too. */
  @Override
  public void close() {
    session.close(tree);
  }
}
