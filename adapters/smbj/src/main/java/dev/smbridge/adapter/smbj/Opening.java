package dev.smbridge.adapter.smbj;

import static com.hierynomus.mssmb2.SMB2CreateOptions.FILE_DIRECTORY_FILE;
import static com.hierynomus.mssmb2.SMB2CreateOptions.FILE_NON_DIRECTORY_FILE;
import static com.hierynomus.mssmb2.SMB2CreateOptions.FILE_OPEN_REPARSE_POINT;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.share.Sharing;
import java.util.EnumSet;
import java.util.Set;

/** What a CREATE request asks for ([MS-SMB2] 2.2.13). */
record Opening(
    Set<AccessMask> access,
    Set<SMB2ShareAccess> sharing,
    SMB2CreateDisposition disposition,
    Set<SMB2CreateOptions> options) {
  private static final Set<SMB2ShareAccess> ANYBODY = SMB2ShareAccess.ALL;
  private static final Set<SMB2ShareAccess> READERS = EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ);

  /** Looks at whatever is there, a link included. It excludes nobody. */
  static final Opening LOOK =
      existing(Set.of(AccessMask.FILE_READ_ATTRIBUTES), ANYBODY, FILE_OPEN_REPARSE_POINT);

  /** Reads a directory; a link is opened itself, so that it can be refused. */
  static final Opening LIST =
      existing(
          Set.of(AccessMask.FILE_LIST_DIRECTORY, AccessMask.FILE_READ_ATTRIBUTES),
          ANYBODY,
          FILE_DIRECTORY_FILE,
          FILE_OPEN_REPARSE_POINT);

  /** Deletes or renames whatever is there, a link itself included. */
  static final Opening CHANGE =
      existing(
          Set.of(AccessMask.DELETE, AccessMask.FILE_READ_ATTRIBUTES),
          ANYBODY,
          FILE_OPEN_REPARSE_POINT);

  /** Makes a file that nobody else writes, and that can be renamed and deleted by its handle. */
  static final Opening CREATE =
      new Opening(
          Set.of(AccessMask.FILE_WRITE_DATA, AccessMask.FILE_READ_ATTRIBUTES, AccessMask.DELETE),
          READERS,
          SMB2CreateDisposition.FILE_CREATE,
          Set.of(FILE_NON_DIRECTORY_FILE));

  /** Writes a file in place, and makes it when there is none. */
  static final Opening APPEND =
      new Opening(
          Set.of(AccessMask.FILE_WRITE_DATA, AccessMask.FILE_READ_ATTRIBUTES),
          READERS,
          SMB2CreateDisposition.FILE_OPEN_IF,
          Set.of(FILE_NON_DIRECTORY_FILE));

  /** Makes a directory. */
  static final Opening MAKE_DIRECTORY =
      new Opening(
          Set.of(AccessMask.FILE_READ_ATTRIBUTES),
          ANYBODY,
          SMB2CreateDisposition.FILE_CREATE,
          Set.of(FILE_DIRECTORY_FILE));

  /** Talks to a service through a named pipe. */
  static final Opening PIPE =
      existing(Set.of(AccessMask.FILE_READ_DATA, AccessMask.FILE_WRITE_DATA), ANYBODY);

  /** Reads a file. */
  static Opening reading(Sharing sharing) {
    var others =
        switch (sharing) {
          case EVERYBODY -> ANYBODY;
          case READERS -> READERS;
          case NOBODY -> Set.<SMB2ShareAccess>of();
        };
    return existing(
        Set.of(AccessMask.FILE_READ_DATA, AccessMask.FILE_READ_ATTRIBUTES),
        others,
        FILE_NON_DIRECTORY_FILE);
  }

  /** What may have happened when the answer is lost. */
  Effect ifLost() {
    return disposition == SMB2CreateDisposition.FILE_OPEN ? Effect.NONE : Effect.UNKNOWN;
  }

  private static Opening existing(
      Set<AccessMask> access, Set<SMB2ShareAccess> sharing, SMB2CreateOptions... options) {
    return new Opening(access, sharing, SMB2CreateDisposition.FILE_OPEN, Set.of(options));
  }
}
