package dev.smbridge.adapter.smbj.wire;

/**
 * What may be sent before the server grants more, and the numbers of the messages ([MS-SMB2]
 * 3.2.4.1.2, 3.2.4.1.5). Guarded by the lock of {@link Slots}.
 */
final class Credits {
  /** What one credit carries ([MS-SMB2] 3.1.5.2). */
  static final int PAYLOAD_BYTES = 64 * 1024;

  /** What is asked for, so that a window of large reads fits. */
  private static final int ENOUGH = 512;

  /** More than a server grants ([MS-SMB2] 3.3.1.2); the rest would be a lie. */
  private static final int MOST = 64 * 1024;

  private final boolean multiCredit;
  private long nextMessageId;
  private int available;

  /**
   * Goes on where the login has stopped.
   *
   * @param multiCredit whether a message may take more than one
   */
  Credits(long nextMessageId, int available, boolean multiCredit) {
    this.nextMessageId = nextMessageId;
    this.available = available;
    this.multiCredit = multiCredit;
  }

  int available() {
    return available;
  }

  /** What a message of so many bytes takes. */
  int charge(int payloadBytes) {
    return multiCredit ? Math.max(1, Math.ceilDiv(payloadBytes, PAYLOAD_BYTES)) : 1;
  }

  /** The most bytes that so many credits carry in one message. */
  int payloadBytes(int credits) {
    return multiCredit ? credits * PAYLOAD_BYTES : PAYLOAD_BYTES;
  }

  /** What a header says of a message's charge, which old dialects do not have. */
  int chargeField(int charge) {
    return multiCredit ? charge : 0;
  }

  /** What a header asks for. */
  int request(int charge) {
    return Math.clamp((long) ENOUGH - available, charge, ENOUGH);
  }

  /** Takes credits; returns the number of the message. */
  long take(int charge) {
    var id = nextMessageId;
    nextMessageId += charge;
    available -= charge;
    return id;
  }

  void granted(int credits) {
    available = Math.min(MOST, available + credits);
  }
}
