package dev.smbridge.adapter.smb;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import java.time.Instant;

/** What file attributes, reparse tags and file times mean ([MS-FSCC] 2.6, 2.1.2, 2.1.1). */
public final class Attributes {
  public static final int REPARSE_POINT = 0x400;

  private static final int READ_ONLY = 0x1;
  private static final int HIDDEN = 0x2;
  private static final int SYSTEM = 0x4;
  private static final int DIRECTORY = 0x10;
  private static final int NORMAL = 0x80;
  private static final int NOT_CONTENT_INDEXED = 0x2000;
  private static final int KEPT = HIDDEN | SYSTEM | NOT_CONTENT_INDEXED;
  private static final int NAME_SURROGATE = 0x2000_0000;
  private static final int TAG_DFS = 0x8000_000A;
  private static final int TAG_DFSR = 0x8000_0012;
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final long EPOCH_SECONDS = 11_644_473_600L;

  private Attributes() {}

  /**
   * An entry of these attributes.
   *
   * @param reparseTag counts only where the attributes say that there is one
   */
  public static Entry entry(
      String name, int attributes, int reparseTag, long sizeBytes, Instant modified) {
    var type = type(attributes, reparseTag);
    return new Entry(
        name,
        type,
        type == EntryType.FILE ? sizeBytes : 0,
        modified,
        (attributes & READ_ONLY) != 0);
  }

  /**
   * Only a tag that stands for another name makes a link; a deduplicated or tiered file has a tag
   * too, and is a file.
   */
  public static EntryType type(int attributes, int reparseTag) {
    if ((attributes & REPARSE_POINT) != 0 && isLink(reparseTag)) {
      return EntryType.LINK;
    }
    return (attributes & DIRECTORY) != 0 ? EntryType.DIRECTORY : EntryType.FILE;
  }

  /** From units of 100 ns since 1601. */
  public static Instant instant(long ticks) {
    var second = Math.floorDiv(ticks, TICKS_PER_SECOND) - EPOCH_SECONDS;
    return Instant.ofEpochSecond(second, Math.floorMod(ticks, TICKS_PER_SECOND) * 100);
  }

  /** In units of 100 ns since 1601; what is before or behind that is its first or last. */
  public static long ticks(Instant instant) {
    var second = instant.getEpochSecond() + EPOCH_SECONDS;
    if (second < 0 || second > Long.MAX_VALUE / TICKS_PER_SECOND - 1) {
      return second < 0 ? 1 : Long.MAX_VALUE;
    }
    // A zero would leave the time as it is.
    return Math.max(1, second * TICKS_PER_SECOND + instant.getNano() / 100);
  }

  /** The same attributes without the read-only one; something has to be left. */
  public static int withoutReadOnly(int attributes) {
    var left = attributes & ~READ_ONLY;
    return left == 0 ? NORMAL : left;
  }

  /** The attributes of a file that replaces another: what that one's content had not to do with. */
  static int keeping(int replaced, int own) {
    return (own & ~KEPT) | (replaced & KEPT);
  }

  /**
   * Whether attributes that are to be kept are missing. One too many may come from a temporary
   * name: Samba shows what begins with a dot as hidden.
   */
  static boolean lacks(int own, int replaced) {
    return (replaced & KEPT & ~own) != 0;
  }

  /** Whether two times are the same as far as every server keeps them. */
  static boolean isSameSecond(long ticks, long otherTicks) {
    return ticks / TICKS_PER_SECOND == otherTicks / TICKS_PER_SECOND;
  }

  private static boolean isLink(int tag) {
    return (tag & NAME_SURROGATE) != 0 || tag == TAG_DFS || tag == TAG_DFSR;
  }
}
