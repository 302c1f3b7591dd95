package dev.smbridge.adapter.smb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** Times and attributes of a file as a change of them: FileBasicInformation ([MS-FSCC] 2.4.7). */
public final class BasicInformation {
  /** The number of this class of information. */
  public static final int NUMBER = 4;

  /** How long it is, without what pads it. */
  public static final int READ_BYTES = 36;

  private static final int BYTES = 40;
  private static final int CREATION_TIME = 0;
  private static final int LAST_WRITE_TIME = 16;
  private static final int ATTRIBUTES = 32;

  private BasicInformation() {}

  /** Sets the time of the last change; all that is zero stays as it is. */
  public static byte[] modified(Instant modified) {
    return empty().putLong(LAST_WRITE_TIME, Attributes.ticks(modified)).array();
  }

  /** Sets the attributes; the times stay as they are. */
  public static byte[] attributes(int attributes) {
    return empty().putInt(ATTRIBUTES, attributes).array();
  }

  /** Sets attributes and the time of the creation; the other times stay as they are. */
  static byte[] kept(int attributes, long created) {
    return empty().putLong(CREATION_TIME, created).putInt(ATTRIBUTES, attributes).array();
  }

  /** Reads the attributes. */
  public static int attributes(ByteBuffer information) {
    return information.getInt(ATTRIBUTES);
  }

  /** Reads the time of the creation. */
  public static long created(ByteBuffer information) {
    return information.getLong(CREATION_TIME);
  }

  private static ByteBuffer empty() {
    return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
