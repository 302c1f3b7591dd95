package dev.smbridge.testing.login;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Changes one field, somewhere in one of the first messages that pass in a direction. */
final class RandomChange implements UnaryOperator<byte[]> {
  private static final int MESSAGES = 4;
  private static final int HEADER_BYTES = 64;
  private static final int[] FLAGS = {
    0x1, 0x10, 0x20, 0x8000, 0x80000, 0x800000, 0x20000000, 0x40000000
  };

  private final SplittableRandom random;
  private final int which;
  private final AtomicInteger passed = new AtomicInteger();

  RandomChange(SplittableRandom random) {
    this.random = random;
    this.which = random.nextInt(MESSAGES);
  }

  @Override
  public byte[] apply(byte[] message) {
    if (passed.getAndIncrement() != which || message.length <= HEADER_BYTES) {
      return message;
    }
    var changed = message.clone();
    if (NtlmBytes.start(changed) >= 0 && random.nextBoolean()) {
      // What counts most is four bytes only: one flag, or two.
      var one = flag();
      var other = flag();
      NtlmBytes.clear(changed, one | other);
      return changed;
    }
    // The header is short, and much of what follows it is not read: half of the changes each.
    var from = random.nextBoolean() ? 0 : HEADER_BYTES;
    var at = random.nextInt(from, from == 0 ? HEADER_BYTES : changed.length);
    switch (random.nextInt(4)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      case 1 -> changed[at] = (byte) random.nextInt();
      case 2 -> {
        for (var i = at; i < Math.min(at + Integer.BYTES, changed.length); i++) {
          changed[i] = (byte) (random.nextBoolean() ? 0 : -1);
        }
      }
      default -> {
        var source = random.nextInt(changed.length - Short.BYTES);
        var length = Math.min(Short.BYTES, changed.length - at);
        System.arraycopy(message, source, changed, at, length);
      }
    }
    return changed;
  }

  private int flag() {
    return FLAGS[random.nextInt(FLAGS.length)];
  }
}
