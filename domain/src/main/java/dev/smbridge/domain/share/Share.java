package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Content;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The core port: one share as one session sees it. Every wait ends by the deadline that it was
 * asked for with. It does not retry, follow links, create parents or delete recursively, and names
 * no path in its failures: the use case does.
 *
 * <p>Every operation may fail as {@code ACCESS_DENIED}, {@code CONNECTION_LOST}, {@code DEADLINE}
 * or {@code UNSUPPORTED}; after the middle two the connection is not used again. A change whose
 * reply was lost fails with effect {@code UNKNOWN}. Paths are from the share's top; names are kept
 * as they are given, and differ by more than letter case.
 *
 * <p>A parent that is a file counts as a missing one, or fails as {@code NOT_A_DIRECTORY} where the
 * server tells the two apart; most do not. A path that leads through a link, and a link that would
 * be opened or listed, fails as {@code UNSUPPORTED}. A file that was deleted while a client has it
 * open is {@code LOCKED} until that client closes it.
 */
@Port
public interface Share {
  /**
   * Looks at what a path names, without following a link ([MS-SMB2] 2.2.37, [MS-FSCC] 2.4.2).
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}, whose subject tells a missing entry from a missing parent;
   *       {@link Lookup#find} is for what need not be there.
   *   <li>Lost reply: nothing changed; it may be repeated.
   * </ul>
   *
   * @return the entry, its path being the last segment, empty for the top
   * @throws FileFailure {@code NOT_FOUND}, {@code NOT_A_DIRECTORY} for a path below a file
   */
  Entry stat(SharePath path) throws FileFailure;

  /**
   * Lists a directory ([MS-SMB2] 2.2.33).
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}; a pattern that nothing matches is an empty listing.
   *   <li>Concurrent change: an entry that comes or goes meanwhile may be in it or not.
   *   <li>Lost reply: nothing changed; it may be repeated from its beginning.
   * </ul>
   *
   * @param pattern {@code *} for everything, or a name with {@code *} and {@code ?} ([MS-FSCC]
   *     2.1.4.4)
   * @return entries whose path is their name
   * @throws FileFailure {@code NOT_FOUND}, {@code NOT_A_DIRECTORY}
   */
  Listing list(SharePath directory, String pattern) throws FileFailure;

  /**
   * Opens a file for reading ([MS-SMB2] 2.2.13).
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Concurrent change: as {@code sharing} allows; {@link Content#isCurrent} notices it.
   *   <li>Lost reply: nothing changed; the server closes the file with the session.
   * </ul>
   *
   * @throws FileFailure {@code NOT_FOUND}, {@code IS_A_DIRECTORY}, {@code LOCKED}
   */
  Content open(SharePath file, Sharing sharing) throws FileFailure;

  /**
   * Creates a file for writing ([MS-SMB2] 2.2.13, FILE_CREATE). Until it is closed every client may
   * read it, and no other may write, rename or delete it.
   *
   * <ul>
   *   <li>Missing parent: {@code NOT_FOUND}.
   *   <li>Exists: {@code ALREADY_EXISTS}, or {@code IS_A_DIRECTORY} where the server says that a
   *       directory is there.
   *   <li>Lost reply: effect {@code UNKNOWN}; an empty file may be there.
   *   <li>Crash: the file stays, with what was written until then.
   * </ul>
   *
   * @throws FileFailure {@code ALREADY_EXISTS}, {@code IS_A_DIRECTORY}, {@code NOT_FOUND}, {@code
   *     NO_SPACE}
   */
  WritableFile create(SharePath file) throws FileFailure;

  /**
   * Creates a file with all of its content on the server's disk: as {@link #create(SharePath)},
   * {@link WritableFile#writeAt} and {@link WritableFile#flush}, in as few messages as the library
   * can.
   *
   * <ul>
   *   <li>Missing parent, exists, lost reply, crash: as {@link #create(SharePath)}.
   *   <li>Refused half-way: the file is deleted again; where the connection broke it may be there.
   * </ul>
   *
   * @param content all of it is taken
   * @throws FileFailure as the three of them
   */
  WritableFile create(SharePath file, ByteBuffer content) throws FileFailure;

  /**
   * Opens a file for writing in place ([MS-SMB2] 2.2.13, FILE_OPEN_IF); others are kept out as by
   * {@link #create}. Opening alone changes no content.
   *
   * <ul>
   *   <li>Missing: it is created; a missing parent is {@code NOT_FOUND}.
   *   <li>Exists: its content stays, and is written over where the caller writes.
   *   <li>Lost reply: effect {@code UNKNOWN}; an empty file may be there.
   *   <li>Crash: the file stays, with what was written until then.
   * </ul>
   *
   * @throws FileFailure {@code IS_A_DIRECTORY}, {@code LOCKED} when another client writes it,
   *     {@code NOT_FOUND}
   */
  WritableFile append(SharePath file) throws FileFailure;

  /**
   * Asks for the right to delete a file, which a rename over it needs: opens it for DELETE and
   * closes it ([MS-SMB2] 2.2.13). Some servers rename over a file that another client holds without
   * sharing its deletion, and that client then writes into nothing.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Lost reply: nothing changed.
   * </ul>
   *
   * @throws FileFailure {@code LOCKED} when another client, or another handle, holds it so; {@code
   *     NOT_FOUND}
   */
  void requireDeletable(SharePath file) throws FileFailure;

  /**
   * Renames a file, link or directory, at once and whole ([MS-FSCC] 2.4.37). Only the letter case
   * of a name may change.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND} for the source or the destination's parent.
   *   <li>Exists: a file at {@code to} gives way where {@code replace} says so, else {@code
   *       ALREADY_EXISTS}; a directory never gives way.
   *   <li>In use: {@code LOCKED} when the source is open. When {@code to} is open, a directory or
   *       read-only, or a directory would be inside itself ([MS-FSA] 2.1.5.15.11), most servers
   *       answer {@code ACCESS_DENIED}, some the precise kind.
   *   <li>Lost reply: effect {@code UNKNOWN}; either name may be the right one.
   *   <li>Crash: the entry is at one of the two names, whole.
   * </ul>
   *
   * @param replace whether a file at {@code to} gives way
   * @throws FileFailure {@code NOT_FOUND}, {@code ALREADY_EXISTS}, {@code LOCKED}, {@code
   *     ACCESS_DENIED}
   */
  void move(SharePath from, SharePath to, boolean replace) throws FileFailure;

  /**
   * Opens a file for writing in place, emptied ([MS-SMB2] 2.2.13, FILE_OPEN_IF; [MS-FSCC] 2.4.14):
   * its permissions, attributes, creation time and named streams stay. Others are kept out as by
   * {@link #create}, and see it empty, then growing.
   *
   * <ul>
   *   <li>Missing: it is made; a missing parent is {@code NOT_FOUND}.
   *   <li>Read-only: {@code ACCESS_DENIED}.
   *   <li>Lost reply: effect {@code UNKNOWN}; it may be there, and empty.
   *   <li>Crash: what was written until then is there.
   * </ul>
   *
   * @throws FileFailure {@code IS_A_DIRECTORY}, {@code LOCKED}, {@code NOT_FOUND}
   */
  WritableFile overwrite(SharePath file) throws FileFailure;

  /**
   * Deletes a file, a link itself, or an empty directory ([MS-FSCC] 2.4.11).
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>In use: a file that {@link Sharing#EVERYBODY} has open goes once it is closed; one that
   *       is held otherwise is {@code LOCKED}.
   *   <li>Read-only: {@code ACCESS_DENIED}; {@link #clearReadOnly} comes first.
   *   <li>Lost reply: effect {@code UNKNOWN}; a repetition may find nothing.
   * </ul>
   *
   * @throws FileFailure {@code NOT_FOUND}, {@code DIRECTORY_NOT_EMPTY}, {@code LOCKED}
   */
  void delete(SharePath path) throws FileFailure;

  /**
   * Takes the read-only attribute from a file or directory ([MS-FSCC] 2.4.7); its other attributes
   * and its times stay.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Not read-only: nothing changes.
   *   <li>Lost reply: effect {@code UNKNOWN}; it may be repeated.
   * </ul>
   *
   * @throws FileFailure {@code NOT_FOUND}
   */
  void clearReadOnly(SharePath path) throws FileFailure;

  /**
   * Gives a file what another one has beside its content, which is about to be replaced by it:
   * permissions, owner, attributes, the time of its creation ([MS-SMB2] 2.2.37, 2.2.39, [MS-DTYP]
   * 2.4.6). What the account may not read or set is left as it is.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Not kept: the read-only and archive attributes, which say what was done with the old
   *       content; audit entries, which few accounts may read.
   *   <li>Lost reply: some of it may have been set; it may be repeated.
   * </ul>
   *
   * @param replaced the file that has it
   * @param replacement the file that gets it, which this session may have open for writing
   * @return what the two differ in afterwards, or may differ in
   * @throws FileFailure {@code NOT_FOUND}, {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  Set<Property> keepProperties(SharePath replaced, SharePath replacement) throws FileFailure;

  /**
   * Creates a directory ([MS-SMB2] 2.2.13).
   *
   * <ul>
   *   <li>Missing parent: {@code NOT_FOUND}.
   *   <li>Exists: {@code ALREADY_EXISTS}, whether a file or a directory is there.
   *   <li>Lost reply: effect {@code UNKNOWN}; it may be there.
   * </ul>
   *
   * @throws FileFailure {@code ALREADY_EXISTS}, {@code NOT_FOUND}
   */
  void createDirectory(SharePath directory) throws FileFailure;
}
