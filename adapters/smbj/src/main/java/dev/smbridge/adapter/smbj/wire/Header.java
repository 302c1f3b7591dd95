package dev.smbridge.adapter.smbj.wire;

/** Where the fields of a message's header are, and what its flags mean ([MS-SMB2] 2.2.1). */
final class Header {
  static final int BYTES = 64;

  static final int CREDIT_CHARGE = 6;
  static final int STATUS = 8;
  static final int COMMAND = 12;
  static final int CREDITS = 14;
  static final int FLAGS = 16;
  static final int NEXT_COMMAND = 20;
  static final int MESSAGE_ID = 24;
  static final int TREE_ID = 36;
  static final int SESSION_ID = 40;
  static final int SIGNATURE = 48;

  static final int SERVER_TO_CLIENT = 1;
  static final int ASYNC = 2;
  static final int RELATED = 4;
  static final int SIGNED = 8;

  /** {@code 0xFE 'S' 'M' 'B'}, in little-endian order. */
  static final int PROTOCOL = 0x424D_53FE;

  /** Members of a compound begin at multiples of this ([MS-SMB2] 3.2.4.1.4). */
  static final int ALIGNMENT = 8;

  private Header() {}

  /** The next multiple of {@link #ALIGNMENT}. */
  static int aligned(int bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
