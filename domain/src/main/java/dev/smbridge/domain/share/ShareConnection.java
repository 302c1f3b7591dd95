package dev.smbridge.domain.share;

import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/**
 * One session and tree connect on a connection of its own. The pool owns it; many threads may use
 * it at once.
 */
@Port
public interface ShareConnection extends AutoCloseable {
  /** What was negotiated, as it stands on the wire. */
  SessionFacts facts();

  /** The share, its every wait ending by {@code deadline}. Costs nothing. */
  Share within(Deadline deadline);

  /** Whether the server still answers, asked with an echo ([MS-SMB2] 2.2.28) for so long. */
  boolean answers(Duration limit);

  /**
   * Whether it is known to be of no use any more: the connection was given up after a wait without
   * an answer, or the server has ended the session. It sends nothing.
   */
  boolean isBroken();

  /**
   * Closes session and socket, in bounded time whatever the server does. Idempotent. Whatever is
   * asked of it or of its open files afterwards fails as {@code CONNECTION_LOST}; closing those is
   * still allowed.
   */
  @Override
  void close();
}
