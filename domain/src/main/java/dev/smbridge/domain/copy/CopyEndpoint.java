package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of a copy: a path on an open share, or a key in a store. Its opener closes it, which
 * gives a share's connection back; what is {@link #below} it is closed with it.
 */
public sealed interface CopyEndpoint extends AutoCloseable permits ShareEndpoint, StoreEndpoint {
  /** What is there now. */
  Optional<Entry> look() throws FileFailure;

  /**
   * What is there, and must be.
   *
   * @throws FileFailure {@code NOT_FOUND}, on a share with the server's status
   */
  Entry existing() throws FileFailure;

  /**
   * Whether the target's root or the store is there, asked where nothing was found below it: a
   * missing file may be nothing to do, a missing root never is.
   */
  boolean rootExists() throws FileFailure;

  /** Whether both are one and the same file. */
  boolean isSameFile(CopyEndpoint other);

  /**
   * Opens the file for reading.
   *
   * @param settled whether another client that has it open for writing makes this fail as {@code
   *     LOCKED}
   */
  Content open(boolean settled) throws FileFailure;

  /**
   * Begins a file in this place.
   *
   * @param expectedBytes the size of the source, or {@link Version#UNKNOWN_SIZE}
   * @param there what {@link #look} found here
   */
  Draft create(long expectedBytes, CopyOptions options, Optional<Entry> there) throws FileFailure;

  /**
   * Deletes the file.
   *
   * @param copied the content that it must still have; null for any
   * @throws FileFailure {@code CHANGED} where it has another content by now, {@code NOT_FOUND}
   */
  void delete(@Nullable Version copied) throws FileFailure;

  /**
   * What is below, with relative paths.
   *
   * @param outage what waits for a file server that goes away meanwhile
   */
  Listing below(ListingScope scope, Outage outage) throws FileFailure;

  /**
   * What is below, directories too, by path as {@link dev.smbridge.domain.comparison.PathOrder} has
   * it, with relative paths; where nothing is here, {@code NOT_FOUND}.
   *
   * @param outage what waits for a file server that goes away meanwhile
   */
  Listing belowInOrder(ListingScope scope, Outage outage) throws FileFailure;

  /** Whether directories are there by themselves, and not only as parts of names. */
  boolean keepsDirectories();

  /** Whether listings and looks have the times that copies keep. */
  boolean listsOriginalTimes();

  /**
   * What is here, with the time that a copy keeps; {@code there} is what a look or a walk found.
   */
  Entry original(Entry there) throws FileFailure;

  /**
   * Deletes what a walk found here: a file, a link itself, or a directory with nothing in it.
   *
   * @param force whether the read-only attribute is cleared where it is in the way
   * @throws FileFailure {@code NOT_FOUND}, {@code DIRECTORY_NOT_EMPTY}
   */
  void remove(Entry there, boolean force) throws FileFailure;

  /** Makes a directory in this place, and those above it; one that exists is fine. */
  void makeDirectory() throws FileFailure;

  /**
   * The place further down, a relative path as it came from the other end.
   *
   * @throws FileFailure {@code INVALID_PATH} for a name that this end cannot have, or that would
   *     lead out of it
   */
  CopyEndpoint below(String relative) throws FileFailure;

  /**
   * Insists that a file may be written here.
   *
   * @throws FileFailure {@code INVALID_PATH} for a name that is not made anew, or that is kept for
   *     unfinished files
   */
  void requireLasting() throws FileFailure;

  /** After a file was written here: removes what interrupted writes left beside it. */
  void sweep(Leftovers leftovers);

  /**
   * Learns of a failure of the copy, so that a broken connection is not used again, and says more
   * about it where this end knows more, such as that a target's root is missing.
   */
  FileFailure explain(FileFailure failed);

  /** The last segment. */
  String name();

  /** The whole path or key, as results show it. */
  String shown();

  /** Gives the connection back. Idempotent. */
  @Override
  void close();
}
