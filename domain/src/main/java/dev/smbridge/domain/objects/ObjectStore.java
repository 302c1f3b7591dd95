package dev.smbridge.domain.objects;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.util.Optional;

/**
 * Named bytes without sessions: S3, local files, standard input and output. It neither moves nor
 * changes in place. Every operation may fail as {@code ACCESS_DENIED}, {@code UNREACHABLE}, {@code
 * DEADLINE} or {@code UNSUPPORTED}.
 */
@Port
public interface ObjectStore {
  /**
   * Loads ahead what the first operation needs. It reaches nothing, keeps nothing open, and never
   * fails.
   */
  void prepare();

  /** How this store differs from others; it is known without asking anything. */
  StoreCapabilities capabilities();

  /**
   * Looks at what a key names: an object, or a directory where only objects below it exist.
   *
   * <ul>
   *   <li>Missing: empty; {@code NOT_FOUND} for a missing bucket.
   *   <li>Lost reply: nothing changed; it may be repeated.
   * </ul>
   *
   * @return the entry, its path being the last segment of the key
   * @throws FileFailure {@code NOT_FOUND}, about the {@code STORE}
   */
  Optional<Entry> find(ObjectKey key, Deadline deadline) throws FileFailure;

  /**
   * The same as {@link #find}, with the time that the content was last changed where it comes from,
   * which a copy keeps, instead of the store's own.
   *
   * @throws FileFailure {@code NOT_FOUND}, about the {@code STORE}
   */
  Optional<Entry> findOriginal(ObjectKey key, Deadline deadline) throws FileFailure;

  /**
   * Lists what is below a key.
   *
   * @param directory the key of a directory, with or without a trailing {@code /}; without a
   *     container, in a store that has some, all containers are listed, on one level only
   * @param scope how far; a store without directories of its own asks for no leave to enter one,
   *     and has as directories those that are marked
   * @return entries with paths relative to {@code directory}
   * @throws FileFailure {@code NOT_FOUND}, {@code NOT_A_DIRECTORY}
   */
  Listing list(ObjectKey directory, ListingScope scope, Deadline deadline) throws FileFailure;

  /**
   * Makes a directory, and those above it, or what marks an empty one.
   *
   * <ul>
   *   <li>Exists: a directory is fine; {@code ALREADY_EXISTS} for an object in a store that cannot
   *       have both.
   *   <li>Lost reply: effect {@code UNKNOWN}; it may be repeated.
   * </ul>
   *
   * @throws FileFailure {@code ALREADY_EXISTS}, {@code NOT_FOUND} for the container
   */
  void makeDirectory(ObjectKey directory, Deadline deadline) throws FileFailure;

  /**
   * Opens an object for reading.
   *
   * @throws FileFailure {@code NOT_FOUND}, {@code IS_A_DIRECTORY}
   */
  Content open(ObjectKey key, Deadline deadline) throws FileFailure;

  /**
   * Begins an object that becomes visible when it is published.
   *
   * <ul>
   *   <li>Missing: parents are made; {@code NOT_FOUND} for the bucket.
   *   <li>Exists: as {@code ifExists} says, decided when it is published.
   *   <li>Crash: nothing is visible; what was sent is discarded by the store's own rules.
   * </ul>
   *
   * @param expectedBytes the size that will be written, or {@link Version#UNKNOWN_SIZE}
   * @param ifExists {@code FAIL} makes publishing fail as {@code ALREADY_EXISTS} where the key is
   *     taken, {@code REPLACE} puts the new in its place; no other value is allowed
   * @throws FileFailure {@code IS_A_DIRECTORY} where the store has directories, {@code NOT_FOUND}
   *     for the bucket, here or when it is published
   */
  Draft create(ObjectKey key, long expectedBytes, IfExists ifExists, Deadline deadline)
      throws FileFailure;

  /**
   * Deletes one object, or a directory below which no object is: a local one, or what S3 keeps as
   * markers of one. A link is deleted itself.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Lost reply: effect {@code UNKNOWN}; a repetition fails as {@code NOT_FOUND}.
   * </ul>
   *
   * @throws FileFailure {@code NOT_FOUND}, {@code DIRECTORY_NOT_EMPTY}
   */
  void delete(ObjectKey key, Deadline deadline) throws FileFailure;

  /**
   * Deletes one object if it is still a version of it.
   *
   * <ul>
   *   <li>Missing: {@code NOT_FOUND}.
   *   <li>Concurrent change: {@code CHANGED}, and nothing is deleted; a store that takes no
   *       condition with the deletion compares just before it.
   *   <li>Lost reply: effect {@code UNKNOWN}; a repetition fails as {@code NOT_FOUND}.
   * </ul>
   *
   * @param version as {@link Content#version} gave it
   * @throws FileFailure {@code CHANGED}, {@code NOT_FOUND}
   */
  void delete(ObjectKey key, Version version, Deadline deadline) throws FileFailure;
}
