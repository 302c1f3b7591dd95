package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of a session that is logged in, and waits for their answers ([MS-SMB2] 3.2.4.1,
 * 3.2.5.1). Safe from many threads.
 *
 * <ul>
 *   <li>Answers may come in any order, early ones that only promise the real one included.
 *   <li>Once an answer does not come in time, or what comes cannot be vouched for, the connection
 *       is closed, and whatever was under way on it ends at once.
 *   <li>An interrupt ends a wait where the caller says so; the connection stays usable.
 * </ul>
 */
public final class Exchange implements AutoCloseable {
  /** No request asks for more, or brings more, than this: larger ones were slower. */
  public static final int MOST_PAYLOAD_BYTES = 1024 * 1024;

  /** How often a caller that reads looks whether it was interrupted. */
  private static final int READ_MILLIS = 100;

  private final Frames frames;
  private final Slots slots;
  private final Watchdog watchdog;

  private Exchange(Frames frames, Slots slots, Watchdog watchdog) {
    this.frames = frames;
    this.slots = slots;
    this.watchdog = watchdog;
  }

  /**
   * Where the login has stopped.
   *
   * @param input what it has read from; it may hold the next bytes already
   * @param credits those that are left
   * @param multiCredit whether a message may take more than one
   */
  public record Start(
      long sessionId, FrameInput input, long nextMessageId, int credits, boolean multiCredit) {}

  /** Where requests go: a share, and what is open there. */
  public record Destination(int treeId, FileId file) {}

  /** Goes on with a connection after its login. */
  public static Exchange on(Socket socket, Start start, Protection protection, Watchdog watchdog)
      throws IOException {
    socket.setSoTimeout(READ_MILLIS);
    var frames = new Frames(start, socket.getOutputStream(), protection);
    var credits = new Credits(start.nextMessageId(), start.credits(), start.multiCredit());
    var slots = new Slots(frames, credits, frames.buffers(), () -> close(socket));
    watchdog.watch(slots);
    return new Exchange(frames, slots, watchdog);
  }

  public boolean isOpen() {
    return !slots.readers().isBroken();
  }

  /**
   * Sends requests in one frame, each but the first about what the first has opened ([MS-SMB2]
   * 3.2.4.1.4), and waits for all their answers.
   *
   * @param to with {@link FileId#NONE} where a request of these opens the file
   * @param interruptible whether an interrupt ends the wait
   * @throws TimeoutException the answer did not come within {@code limit}
   * @throws NotSentException nothing was sent, for the server did not grant enough in that time,
   *     the connection broke, or an interrupt came
   * @throws IOException the connection broke
   * @throws FileFailure an answer does not have the form it should have
   */
  public Answers send(Destination to, List<Request> requests, Duration limit, boolean interruptible)
      throws IOException, InterruptedException, TimeoutException, FileFailure {
    try (var patience = new Patience(limit, interruptible)) {
      var together = together(to, requests, patience);
      var answers =
          together == null
              ? OneByOne.send(to, requests, (file, one) -> alone(file, one, patience))
              : together;
      return new Answers(answers, frames.buffers());
    }
  }

  /**
   * Closes a file and sends requests behind that, without a wait between the two; waits for the
   * answers to all of it. Whether the file could be closed does not matter.
   *
   * @param closed what is closed
   */
  public Answers closeAndSend(
      Destination closed, Destination to, List<Request> requests, Duration limit)
      throws IOException, InterruptedException, TimeoutException, FileFailure {
    try (var patience = new Patience(limit, false)) {
      var closing = slots.reserve(List.of(new Close(false)), patience, patience.endNanos());
      transmit(closed, closing);
      try {
        var answers = send(to, requests, limit, false);
        slots.await(closing, patience);
        return answers;
      } finally {
        slots.abandon(closing);
      }
    }
  }

  /**
   * Like {@link #send}, for what takes a server long: by the end alone, as long as it is alive
   * meanwhile. An interrupt ends the wait, but not that for what opens a file, which its caller has
   * to close.
   *
   * @param silence after so long without an answer it is asked whether the server is alive
   */
  public Answers sendLong(
      Destination to, List<Request> requests, Duration end, Duration silence, BooleanSupplier alive)
      throws IOException, InterruptedException, TimeoutException, FileFailure {
    var interruptible = !to.file().equals(FileId.NONE);
    try (var patience = new Patience(end, interruptible);
        var turn = new Patience(silence, interruptible)) {
      var reserved = slots.reserve(requests, turn, patience.endNanos());
      if (reserved.isEmpty()) {
        return send(to, requests, end, interruptible);
      }
      transmit(to, reserved);
      try {
        return new Answers(awaitLong(reserved, patience, silence, alive), frames.buffers());
      } finally {
        slots.abandon(reserved);
      }
    }
  }

  /** Hangs up; callers that wait get no answer. */
  @Override
  public void close() {
    slots.readers().breakOff(new IOException("the connection was closed"));
    watchdog.leave(slots);
  }

  private Answer alone(Destination to, Request request, Patience patience)
      throws IOException, InterruptedException, TimeoutException {
    var answers = together(to, List.of(request), patience);
    if (answers == null) {
      throw new IllegalStateException("a single request is sent as it is, or smaller");
    }
    return answers.getFirst();
  }

  /** Nothing where the server will never grant enough for all of them. */
  private @Nullable List<Answer> together(Destination to, List<Request> requests, Patience patience)
      throws IOException, InterruptedException, TimeoutException {
    var reserved = slots.reserve(requests, patience, patience.endNanos());
    if (reserved.isEmpty()) {
      return null;
    }
    transmit(to, reserved);
    try {
      return slots.await(reserved, patience);
    } finally {
      slots.abandon(reserved);
    }
  }

  private List<Answer> awaitLong(
      List<Slot> reserved, Patience patience, Duration silence, BooleanSupplier alive)
      throws IOException, InterruptedException, TimeoutException {
    while (true) {
      try (var turn = patience.gentlyFor(silence)) {
        return slots.await(reserved, turn);
      } catch (TimeoutException e) {
        if (!isOpen() || patience.isOver() || !alive.getAsBoolean()) {
          slots.readers().breakOff(e);
          throw e;
        }
      }
    }
  }

  private void transmit(Destination to, List<Slot> reserved) throws IOException, TimeoutException {
    try {
      frames.send(to, reserved);
    } catch (IOException | GeneralSecurityException e) {
      slots.readers().breakOff(e);
      slots.readers().throwBroken();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed either way.
    }
  }
}
