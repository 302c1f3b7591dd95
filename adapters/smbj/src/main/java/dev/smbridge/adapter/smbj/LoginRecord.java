package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said while the library negotiates and logs in: its NEGOTIATE offers more on the wire than
 * it knows of, and what comes of that is kept for the session. For one thread.
 */
final class LoginRecord {
  private static final int STATUS = 8;
  private static final int COMMAND = 12;
  private static final int SUCCESS = 0;
  private static final int NEGOTIATE = 0;

  private final NegotiateOffer offer;
  private final PreauthIntegrity said = new PreauthIntegrity();
  private @Nullable Agreement agreement;
  private byte[] lastAnswer = new byte[0];

  LoginRecord(NegotiateOffer offer) {
    this.offer = offer;
  }

  /** The bytes that are sent for a message of the library. */
  byte[] sent(byte[] library) throws FileFailure {
    var message = isNegotiate(library) ? offer.request(library) : library;
    said.sent(message);
    return message;
  }

  /**
   * The bytes that the library gets for an answer.
   *
   * @throws FileFailure {@code POLICY} where it agrees on what was not offered
   */
  byte[] received(byte[] answer) throws FileFailure {
    said.received(answer);
    lastAnswer = answer;
    if (agreement != null || !isNegotiate(answer) || fields(answer).getInt(STATUS) != SUCCESS) {
      return answer;
    }
    var agreed = offer.judge(answer);
    agreement = agreed;
    return offer.shownToLibrary(answer, agreed);
  }

  /** What the answer to NEGOTIATE says, which was a success. */
  Agreement agreement() {
    return Objects.requireNonNull(agreement);
  }

  /** The hash that the keys of SMB 3.1.1 are made with. */
  byte[] preauthIntegrityHash() {
    return said.hash();
  }

  /** The answer that has ended the login. */
  byte[] lastAnswer() {
    return lastAnswer.clone();
  }

  private static boolean isNegotiate(byte[] message) {
    return fields(message).getShort(COMMAND) == NEGOTIATE;
  }

  private static ByteBuffer fields(byte[] message) {
    return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }
}
