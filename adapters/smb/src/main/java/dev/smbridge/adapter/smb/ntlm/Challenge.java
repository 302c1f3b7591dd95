package dev.smbridge.adapter.smb.ntlm;

import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The server's CHALLENGE ([MS-NLMP] 2.2.1.2). */
final class Challenge {
  static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

  private static final int TYPE = 2;
  private static final int TYPE_OFFSET = 8;
  private static final int FLAGS_OFFSET = 20;
  private static final int NONCE_OFFSET = 24;
  private static final int NONCE_BYTES = 8;
  private static final int TARGET_INFO_OFFSET = 40;
  private static final int SHORTEST_BYTES = 48;

  private final byte[] message;
  private final int flags;
  private final byte[] nonce;
  private final TargetInfo targetInfo;

  private Challenge(byte[] message, int flags, byte[] nonce, TargetInfo targetInfo) {
    this.message = message;
    this.flags = flags;
    this.nonce = nonce;
    this.targetInfo = targetInfo;
  }

  /** Its bytes, as they arrived. */
  byte[] message() {
    return message;
  }

  /** The eight bytes that are to be answered. */
  byte[] nonce() {
    return nonce;
  }

  TargetInfo targetInfo() {
    return targetInfo;
  }

  /**
   * Reads a challenge, once its flags allow an answer.
   *
   * @throws FileFailure {@code POLICY} where one of {@code needed} is missing
   */
  static Challenge parse(byte[] message, Set<NtlmFlag> needed) throws FileFailure {
    var fields = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    if (message.length < SHORTEST_BYTES
        || !Arrays.equals(SIGNATURE, Arrays.copyOf(message, SIGNATURE.length))
        || fields.getInt(TYPE_OFFSET) != TYPE) {
      throw malformed();
    }
    var flags = fields.getInt(FLAGS_OFFSET);
    require(needed, flags);
    var nonce = Arrays.copyOfRange(message, NONCE_OFFSET, NONCE_OFFSET + NONCE_BYTES);
    var length = Short.toUnsignedInt(fields.getShort(TARGET_INFO_OFFSET));
    var offset = fields.getInt(TARGET_INFO_OFFSET + Integer.BYTES);
    if (offset < SHORTEST_BYTES || offset > message.length - length) {
      throw malformed();
    }
    var target = TargetInfo.parse(Arrays.copyOfRange(message, offset, offset + length));
    return new Challenge(message, flags, nonce, target);
  }

  /** What of the flags that were asked for the server grants. */
  int granted(Set<NtlmFlag> asked) {
    return NtlmFlag.bits(asked) & flags;
  }

  static FileFailure malformed() {
    return LoginFailures.malformed("NTLM challenge");
  }

  private static void require(Set<NtlmFlag> needed, int flags) throws FileFailure {
    var missing =
        needed.stream()
            .filter(flag -> !flag.in(flags))
            .sorted()
            .map(NtlmFlag::text)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw LoginFailures.refused(
          "the server's NTLM challenge lacks "
              + missing
              + ", without which others could learn the session's key or change its messages");
    }
  }
}
