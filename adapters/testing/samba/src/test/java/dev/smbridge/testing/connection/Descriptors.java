package dev.smbridge.testing.connection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Security descriptors as a client sets them ([MS-DTYP] 2.4.6). */
final class Descriptors {
  /** The unix user or group of a number, as Samba calls it. */
  private static final int UNIX = 22;

  private static final int PRESENT = 0x4;
  private static final int PROTECTED = 0x1000;
  private static final int SELF_RELATIVE = 0x8000;
  private static final byte ALLOWED = 0;
  private static final byte DENIED = 1;
  private static final int DELETE = 0x1_0000;
  private static final int EVERYTHING = 0x1F_01FF;

  private Descriptors() {}

  /**
   * Owned by a unix user; inherits nothing; denies anonymous users to delete it, and allows
   * everybody else everything.
   */
  static byte[] explicit(int unixUser) {
    var anonymous = identifier(5, 7);
    var everybody = identifier(1, 0);
    var list = list(entry(DENIED, DELETE, anonymous), entry(ALLOWED, EVERYTHING, everybody));
    var owner = identifier(UNIX, 1, unixUser);
    var group = identifier(UNIX, 2, unixUser);
    return filled(
        20 + owner.length + group.length + list.length,
        descriptor -> {
          descriptor.put((byte) 1).put((byte) 0);
          descriptor.putShort((short) (PRESENT | PROTECTED | SELF_RELATIVE));
          descriptor.putInt(20).putInt(20 + owner.length).putInt(0);
          descriptor.putInt(20 + owner.length + group.length);
          descriptor.put(owner).put(group).put(list);
        });
  }

  private static byte[] identifier(int authority, int... rest) {
    return filled(
        8 + 4 * rest.length,
        bytes -> {
          bytes.put((byte) 1).put((byte) rest.length).put(new byte[5]).put((byte) authority);
          for (var part : rest) {
            bytes.putInt(part);
          }
        });
  }

  private static byte[] entry(byte type, int access, byte[] who) {
    return filled(
        8 + who.length,
        bytes -> {
          bytes.put(type).put((byte) 0).putShort((short) bytes.capacity()).putInt(access);
          bytes.put(who);
        });
  }

  private static byte[] list(byte[] first, byte[] second) {
    return filled(
        8 + first.length + second.length,
        bytes -> {
          bytes.put((byte) 2).put((byte) 0).putShort((short) bytes.capacity());
          bytes.putShort((short) 2).putShort((short) 0).put(first).put(second);
        });
  }

  private static byte[] filled(int bytes, Consumer<ByteBuffer> content) {
    var filled = new byte[bytes];
    content.accept(ByteBuffer.wrap(filled).order(ByteOrder.LITTLE_ENDIAN));
    return filled;
  }
}
