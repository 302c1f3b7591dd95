package dev.smbridge.adapter.smbj.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests under way on a connection, by the number of their message: an answer may come in any
 * frame, at any time.
 */
final class Slots {
  /** No request is larger. */
  private static final int MOST_CHARGE = Exchange.MOST_PAYLOAD_BYTES / Credits.PAYLOAD_BYTES;

  private final Readers readers;
  private final Credits credits;
  private final Buffers buffers;
  private final ReentrantLock lock;
  private final Condition creditsCame;
  private final Map<Long, Slot> open = new HashMap<>();
  private final Deque<Object> sendersInTurn = new ArrayDeque<>();

  Slots(Readers.Source source, Credits credits, Buffers buffers, Runnable hangUp) {
    this.readers = new Readers(source, this::giveOut, hangUp);
    this.credits = credits;
    this.buffers = buffers;
    this.lock = readers.lock();
    this.creditsCame = lock.newCondition();
  }

  Readers readers() {
    return readers;
  }

  /**
   * Waits for the credits that requests need, first come first served, and gives them their
   * numbers. Where the server will never grant as many, a request is made smaller.
   *
   * @param endNanos until when the answers are waited for, by {@link System#nanoTime}
   * @return one for each; none where several will never have the credits to go together
   * @throws NotSentException the credits did not come
   */
  List<Slot> reserve(List<Request> requests, Patience patience, long endNanos)
      throws NotSentException {
    var wanted = requests.stream().mapToInt(this::charge).sum();
    var turn = new Object();
    lock.lock();
    try {
      sendersInTurn.add(turn);
      readers.await(
          () -> turn.equals(sendersInTurn.peek()) && suffices(wanted), creditsCame, patience);
      return requests.size() > 1 && credits.available() < wanted
          ? List.of()
          : requests.stream().map(request -> slot(request, endNanos)).toList();
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new NotSentException(e);
    } finally {
      sendersInTurn.remove(turn);
      creditsCame.signalAll();
      lock.unlock();
    }
  }

  /** Waits until all are answered. */
  List<Answer> await(List<Slot> slots, Patience patience)
      throws IOException, InterruptedException, TimeoutException {
    lock.lock();
    try {
      var answers = new ArrayList<Answer>(slots.size());
      for (var slot : slots) {
        readers.await(() -> slot.answer != null, slot.settled, patience);
        if (slot.answer != null) {
          answers.add(slot.answer);
        }
      }
      return answers;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up answers that have not come. */
  void abandon(List<Slot> slots) {
    lock.lock();
    try {
      slots.forEach(slot -> slot.abandoned = true);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the connection up if an answer should have come by now. */
  void endOverdue(long nowNanos) {
    boolean overdue;
    lock.lock();
    try {
      overdue =
          open.values().stream().anyMatch(slot -> !slot.abandoned && slot.endNanos - nowNanos < 0);
    } finally {
      lock.unlock();
    }
    if (overdue) {
      readers.breakOff(new TimeoutException());
    }
  }

  /** Hands each answer to its caller; what was not asked for is left. */
  private void giveOut(Readers.Frame frame) throws InvalidMessageException {
    var alone = frame.messages().size() == 1;
    var kept = false;
    for (var message : frame.messages()) {
      var slot = message.isUnsolicited() ? null : open.get(message.id());
      if (slot != null) {
        kept |= settle(slot, message, alone);
      }
    }
    if (!kept) {
      buffers.giveBack(frame.bytes().array());
    }
  }

  /** Returns whether the bytes of the message are kept as they are. */
  private boolean settle(Slot slot, Message message, boolean alone) throws InvalidMessageException {
    if (message.command() != slot.request.command().code()) {
      throw new InvalidMessageException("the server answered another question");
    }
    if (message.isInterim()) {
      grant(slot.pending ? 0 : message.credits());
      slot.pending = true;
      return false;
    }
    open.remove(slot.messageId);
    grant(message.credits());
    if (slot.abandoned) {
      return false;
    }
    slot.answer = new Answer(alone ? message.bytes() : message.copied());
    slot.settled.signalAll();
    return alone;
  }

  /** Who waits for credits looks again even where none came: nothing may be under way now. */
  private void grant(int granted) {
    credits.granted(granted);
    creditsCame.signalAll();
  }

  private int charge(Request request) {
    return credits.charge(Math.min(request.payloadBytes(), credits.payloadBytes(MOST_CHARGE)));
  }

  private boolean suffices(int wanted) {
    var available = credits.available();
    return available >= wanted || (open.isEmpty() && available > 0);
  }

  private Slot slot(Request request, long endNanos) {
    var affordable = Math.min(charge(request), credits.available());
    var limited = request.limitedTo(credits.payloadBytes(affordable));
    var charge = charge(limited);
    var slot =
        new Slot(
            credits.take(charge),
            limited,
            credits.chargeField(charge),
            credits.request(charge),
            endNanos,
            lock.newCondition());
    open.put(slot.messageId, slot);
    return slot;
  }
}
