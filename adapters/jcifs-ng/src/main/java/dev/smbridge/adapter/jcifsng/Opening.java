package dev.smbridge.adapter.jcifsng;

import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_CREATE;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_DIRECTORY_FILE;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_NON_DIRECTORY_FILE;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_OPEN;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_OPEN_IF;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_OPEN_REPARSE_POINT;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_SHARE_DELETE;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_SHARE_READ;
import static jcifs.internal.smb2.create.Smb2CreateRequest.FILE_SHARE_WRITE;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.share.Sharing;

/** What a CREATE request asks for ([MS-SMB2] 2.2.13), in the bits of the protocol. */
record Opening(int access, int sharing, int disposition, int options) {
  private static final int READ_DATA = 0x1;
  private static final int WRITE_DATA = 0x2;
  private static final int READ_ATTRIBUTES = 0x80;
  private static final int DELETE = 0x10000;

  private static final int ANYBODY = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  private static final int READERS = FILE_SHARE_READ;

  /** Looks at whatever is there, a link included. It excludes no other client. */
  static final Opening LOOK = existing(READ_ATTRIBUTES, ANYBODY, FILE_OPEN_REPARSE_POINT);

  /** Reads a directory. */
  static final Opening LIST = existing(READ_DATA | READ_ATTRIBUTES, ANYBODY, FILE_DIRECTORY_FILE);

  /** Deletes or renames whatever is there, a link itself included. */
  static final Opening CHANGE =
      existing(DELETE | READ_ATTRIBUTES, ANYBODY, FILE_OPEN_REPARSE_POINT);

  /**
   * Makes a file that no other client writes, and that can be renamed and deleted by its handle.
   */
  static final Opening CREATE =
      new Opening(
          WRITE_DATA | READ_ATTRIBUTES | DELETE, READERS, FILE_CREATE, FILE_NON_DIRECTORY_FILE);

  /** Writes a file in place, and makes it when there is none. */
  static final Opening APPEND =
      new Opening(WRITE_DATA | READ_ATTRIBUTES, READERS, FILE_OPEN_IF, FILE_NON_DIRECTORY_FILE);

  /** Makes a directory. */
  static final Opening MAKE_DIRECTORY =
      new Opening(READ_ATTRIBUTES, ANYBODY, FILE_CREATE, FILE_DIRECTORY_FILE);

  /** Talks to a service through a named pipe. */
  static final Opening PIPE = existing(READ_DATA | WRITE_DATA, ANYBODY, 0);

  /** Reads a file. */
  static Opening reading(Sharing sharing) {
    var others =
        switch (sharing) {
          case EVERYBODY -> ANYBODY;
          case READERS -> READERS;
          case NOBODY -> 0;
        };
    return existing(READ_DATA | READ_ATTRIBUTES, others, FILE_NON_DIRECTORY_FILE);
  }

  /** Whether a DFS link itself gives way to what it leads to; nothing changes a link. */
  boolean follows() {
    return (access & DELETE) == 0;
  }

  /** What may have happened when the answer is lost. */
  Effect ifLost() {
    return disposition == FILE_OPEN ? Effect.NONE : Effect.UNKNOWN;
  }

  private static Opening existing(int access, int sharing, int options) {
    return new Opening(access, sharing, FILE_OPEN, options);
  }
}
