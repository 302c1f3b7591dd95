package dev.smbridge.adapter.smbj.wire;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A request under way, and who waits for its answer. Guarded by the lock of {@link Slots}. */
final class Slot {
  final long messageId;
  final Request request;

  /** What its header says of credits: what it takes, and what it asks for. */
  final int charge;

  final int creditRequest;

  /** Until when its answer is waited for, by {@link System#nanoTime}. */
  final long endNanos;

  /** Signalled when it is answered or lost. */
  final Condition settled;

  /** An interim answer has come, and with it credits. */
  boolean pending;

  /** No caller waits for the answer any more. */
  boolean abandoned;

  @Nullable Answer answer;

  Slot(
      long messageId,
      Request request,
      int charge,
      int creditRequest,
      long endNanos,
      Condition settled) {
    this.messageId = messageId;
    this.request = request;
    this.charge = charge;
    this.creditRequest = creditRequest;
    this.endNanos = endNanos;
    this.settled = settled;
  }
}
