package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Owner, group and permissions of a file in the form that servers send ([MS-DTYP] 2.4.6). It is
 * passed on as it came; what stands in an access control entry is not looked at.
 */
public final class SecurityDescriptor {
  /** Which type of information it is in QUERY_INFO and SET_INFO ([MS-SMB2] 2.2.37). */
  public static final int TYPE = 3;

  /** The parts of it that can be asked for and set: owner, group, access control list. */
  public static final int OWNER_GROUP_DACL = 0x7;

  /** The access control list alone. */
  public static final int DACL = 0x4;

  /** The longest that is asked for; an access control list counts its bytes in 16 bits. */
  public static final int MOST_BYTES = 64 * 1024;

  // Control
  private static final int DACL_PRESENT = 0x0004;
  private static final int DACL_AUTO_INHERIT_REQUEST = 0x0100;
  private static final int DACL_AUTO_INHERITED = 0x0400;
  private static final int DACL_PROTECTED = 0x1000;

  private static final int HEADER_BYTES = 20;
  private static final int LIST_HEADER_BYTES = 8;
  private static final int CONTROL_AT = 2;
  private static final int OWNER_AT = 4;
  private static final int GROUP_AT = 8;
  private static final int DACL_AT = 16;

  private final byte[] bytes;
  private final ByteBuffer fields;

  private SecurityDescriptor(byte[] bytes) {
    this.bytes = bytes;
    this.fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One that a server sent; its parts lie within it. */
  public static SecurityDescriptor of(byte[] bytes) throws FileFailure {
    var descriptor = new SecurityDescriptor(bytes.clone());
    try {
      var _ = descriptor.identifier(OWNER_AT);
      var _ = descriptor.identifier(GROUP_AT);
      var _ = descriptor.permissions();
    } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
      throw TransportFailures.malformed();
    }
    return descriptor;
  }

  /** Whether owner and group are the same. */
  boolean hasSameOwner(SecurityDescriptor other) {
    return Arrays.equals(identifier(OWNER_AT), other.identifier(OWNER_AT))
        && Arrays.equals(identifier(GROUP_AT), other.identifier(GROUP_AT));
  }

  /**
   * Whether the same entries stand there in the same order, and both inherit or neither does. One
   * that stands there again has no effect; Samba adds such.
   */
  boolean hasSamePermissions(SecurityDescriptor other) {
    var decisive = DACL_PRESENT | DACL_PROTECTED;
    return (control() & decisive) == (other.control() & decisive)
        && List.copyOf(permissions()).equals(List.copyOf(other.permissions()));
  }

  /**
   * As another file is given it: a list that was inherited stays marked so only where that is asked
   * for ([MS-DTYP] 2.4.6, DC).
   */
  byte[] toSet() {
    var set = bytes.clone();
    if ((control() & DACL_AUTO_INHERITED) != 0) {
      ByteBuffer.wrap(set)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort(CONTROL_AT, (short) (control() | DACL_AUTO_INHERIT_REQUEST));
    }
    return set;
  }

  private int control() {
    return Short.toUnsignedInt(fields.getShort(CONTROL_AT));
  }

  /** A security identifier ([MS-DTYP] 2.4.2.2). */
  private byte[] identifier(int at) {
    var offset = fields.getInt(at);
    return offset == 0 ? new byte[0] : part(offset, 8 + 4 * fields.get(offset + 1));
  }

  /** The entries of the access control list, each once ([MS-DTYP] 2.4.5, 2.4.4.1). */
  private Set<ByteBuffer> permissions() {
    var entries = new LinkedHashSet<ByteBuffer>();
    var list = fields.getInt(DACL_AT);
    if (list != 0) {
      var at = list + LIST_HEADER_BYTES;
      for (var left = Short.toUnsignedInt(fields.getShort(list + 4)); left > 0; left--) {
        var length = Short.toUnsignedInt(fields.getShort(at + 2));
        entries.add(ByteBuffer.wrap(part(at, length)));
        at += length;
      }
    }
    return entries;
  }

  private byte[] part(int offset, int length) {
    if (offset < HEADER_BYTES || length < 0 || offset > bytes.length - length) {
      throw new IndexOutOfBoundsException(offset);
    }
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }
}
