package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.share.Sharing;

/** What a CREATE request asks for ([MS-SMB2] 2.2.13): access, sharing, disposition, options. */
public record Opening(int access, int sharing, int disposition, int options) {
  // The access mask, [MS-SMB2] 2.2.13.1.
  private static final int READ_DATA = 0x1;
  private static final int LIST_DIRECTORY = 0x1;
  private static final int WRITE_DATA = 0x2;
  private static final int READ_ATTRIBUTES = 0x80;
  private static final int WRITE_ATTRIBUTES = 0x100;
  private static final int DELETE = 0x1_0000;
  private static final int READ_CONTROL = 0x2_0000;
  private static final int WRITE_DAC = 0x4_0000;
  private static final int WRITE_OWNER = 0x8_0000;

  // ShareAccess
  private static final int READERS = 0x1;
  private static final int ANYBODY = 0x7;
  private static final int NOBODY = 0;

  // CreateDisposition
  private static final int FILE_OPEN = 1;
  private static final int FILE_CREATE = 2;
  private static final int FILE_OPEN_IF = 3;

  // CreateOptions
  private static final int DIRECTORY_FILE = 0x1;
  private static final int NON_DIRECTORY_FILE = 0x40;
  private static final int OPEN_REPARSE_POINT = 0x20_0000;

  // [MS-FSCC] 2.6
  private static final int ATTRIBUTE_DIRECTORY = 0x10;
  private static final int ATTRIBUTE_NORMAL = 0x80;

  /** Looks at whatever is there, a link included. It excludes no other client. */
  public static final Opening LOOK = existing(READ_ATTRIBUTES, ANYBODY, OPEN_REPARSE_POINT);

  /** Reads a directory; the server follows a DFS link, and refuses another. */
  public static final Opening LIST =
      existing(LIST_DIRECTORY | READ_ATTRIBUTES, ANYBODY, DIRECTORY_FILE);

  /** Reads a directory; a link is opened itself, so that the client can refuse it. */
  public static final Opening LIST_OR_LINK =
      existing(LIST_DIRECTORY | READ_ATTRIBUTES, ANYBODY, DIRECTORY_FILE | OPEN_REPARSE_POINT);

  /** Deletes or renames whatever is there, a link itself included. */
  public static final Opening CHANGE =
      existing(DELETE | READ_ATTRIBUTES, ANYBODY, OPEN_REPARSE_POINT);

  /** Changes the attributes of whatever is there, a link itself included. */
  public static final Opening SET_ATTRIBUTES =
      existing(READ_ATTRIBUTES | WRITE_ATTRIBUTES, ANYBODY, OPEN_REPARSE_POINT);

  /** Looks at whatever is there, and at its security descriptor. */
  public static final Opening READ_SECURITY =
      existing(READ_CONTROL | READ_ATTRIBUTES, ANYBODY, OPEN_REPARSE_POINT);

  /** Changes attributes and permissions. A file that is open for writing is no obstacle. */
  public static final Opening SET_PERMISSIONS =
      existing(
          READ_CONTROL | WRITE_DAC | READ_ATTRIBUTES | WRITE_ATTRIBUTES,
          ANYBODY,
          OPEN_REPARSE_POINT);

  /** The same, and the owner. */
  public static final Opening SET_OWNER =
      existing(SET_PERMISSIONS.access | WRITE_OWNER, ANYBODY, OPEN_REPARSE_POINT);

  /** The same as {@link #CREATE} for who may not set the times of what it makes. */
  public static final Opening CREATE_WITHOUT_TIMES =
      new Opening(WRITE_DATA | READ_ATTRIBUTES | DELETE, READERS, FILE_CREATE, NON_DIRECTORY_FILE);

  /**
   * Makes a file that no other client writes, whose times can be set, and that can be renamed and
   * deleted by its handle.
   */
  public static final Opening CREATE =
      new Opening(
          CREATE_WITHOUT_TIMES.access | WRITE_ATTRIBUTES, READERS, FILE_CREATE, NON_DIRECTORY_FILE);

  /** Writes a file in place, and makes it when there is none. */
  public static final Opening APPEND =
      new Opening(WRITE_DATA | READ_ATTRIBUTES, READERS, FILE_OPEN_IF, NON_DIRECTORY_FILE);

  /** The same, and its times can be set. */
  public static final Opening OVERWRITE =
      new Opening(APPEND.access | WRITE_ATTRIBUTES, READERS, FILE_OPEN_IF, NON_DIRECTORY_FILE);

  /** Makes a directory. */
  public static final Opening MAKE_DIRECTORY =
      new Opening(READ_ATTRIBUTES, ANYBODY, FILE_CREATE, DIRECTORY_FILE);

  /** Talks to a service through a named pipe. */
  public static final Opening PIPE = existing(READ_DATA | WRITE_DATA, ANYBODY, 0);

  /** Reads a file. */
  public static Opening reading(Sharing sharing) {
    var others =
        switch (sharing) {
          case EVERYBODY -> ANYBODY;
          case READERS -> READERS;
          case NOBODY -> NOBODY;
        };
    return existing(READ_DATA | READ_ATTRIBUTES, others, NON_DIRECTORY_FILE);
  }

  /** The attributes of a file or directory that is made ([MS-FSCC] 2.6). */
  public int attributes() {
    return (options & DIRECTORY_FILE) != 0 ? ATTRIBUTE_DIRECTORY : ATTRIBUTE_NORMAL;
  }

  /** Whether it changes what it opens, such as a link itself rather than what that leads to. */
  public boolean changes() {
    return (access & (DELETE | WRITE_ATTRIBUTES)) != 0;
  }

  /** What may have happened when the answer is lost. */
  public Effect ifLost() {
    return disposition == FILE_OPEN ? Effect.NONE : Effect.UNKNOWN;
  }

  private static Opening existing(int access, int sharing, int options) {
    return new Opening(access, sharing, FILE_OPEN, options);
  }
}
