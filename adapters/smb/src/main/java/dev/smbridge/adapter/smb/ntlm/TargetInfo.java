package dev.smbridge.adapter.smb.ntlm;

import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the server says of itself: AV_PAIRs ([MS-NLMP] 2.2.2.1), by their number. */
record TargetInfo(SortedMap<Integer, byte[]> pairs) {
  private static final int END = 0;
  private static final int COMPUTER_NAME = 1;
  private static final int DOMAIN_NAME = 2;
  private static final int FLAGS = 6;
  private static final int TIMESTAMP = 7;
  private static final int SINGLE_HOST = 8;
  private static final int TARGET_NAME = 9;
  private static final int CHANNEL_BINDINGS = 10;
  private static final byte[] MIC_IS_THERE = {2, 0, 0, 0};

  /**
   * Reads it.
   *
   * @throws FileFailure {@code POLICY} also where a name is missing that a login with signatures
   *     needs ([MS-NLMP] 3.1.5.1.2)
   */
  static TargetInfo parse(byte[] bytes) throws FileFailure {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var pairs = new TreeMap<Integer, byte[]>();
    while (true) {
      if (in.remaining() < Integer.BYTES) {
        throw Challenge.malformed();
      }
      var number = Short.toUnsignedInt(in.getShort());
      var value = new byte[Short.toUnsignedInt(in.getShort())];
      if (number == END) {
        break;
      }
      if (in.remaining() < value.length || pairs.put(number, value) != null) {
        throw Challenge.malformed();
      }
      in.get(value);
    }
    if (!pairs.containsKey(COMPUTER_NAME) || !pairs.containsKey(DOMAIN_NAME)) {
      throw LoginFailures.refused("the server's NTLM challenge does not name the server");
    }
    return new TargetInfo(pairs);
  }

  /** The server's time, in units of 100 ns since 1601, where it tells it. */
  OptionalLong timestamp() throws FileFailure {
    var value = pairs.get(TIMESTAMP);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value.length != Long.BYTES) {
      throw Challenge.malformed();
    }
    return OptionalLong.of(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  /**
   * What the client repeats of it: with the promise of a MIC, and with the name that the client
   * meant, so that a server can tell a login that was meant for another.
   */
  byte[] answer(String targetName) {
    var answered = new TreeMap<>(pairs);
    answered.keySet().removeAll(Arrays.asList(SINGLE_HOST, CHANNEL_BINDINGS));
    answered.put(FLAGS, MIC_IS_THERE);
    answered.put(TARGET_NAME, targetName.getBytes(StandardCharsets.UTF_16LE));
    var out = new ByteArrayOutputStream();
    answered.forEach((number, value) -> {
      out.writeBytes(head(number, value.length));
      out.writeBytes(value);
    });
    out.writeBytes(head(END, 0));
    return out.toByteArray();
  }

  private static byte[] head(int number, int length) {
    return ByteBuffer.allocate(Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) number)
        .putShort((short) length)
        .array();
  }
}
