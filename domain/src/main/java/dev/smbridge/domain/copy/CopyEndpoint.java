package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import java.util.Optional;

/** One side of a copy: a path on an open share, or a key in a store. */
public sealed interface CopyEndpoint permits ShareEndpoint, StoreEndpoint {
  /** What is there now. */
  Optional<Entry> look() throws FileFailure;

  /**
   * What is there, and must be.
   *
   * @throws FileFailure {@code NOT_FOUND}, on a share with the server's status
   */
  Entry existing() throws FileFailure;

  /**
   * Opens the file for reading.
   *
   * @param settled whether somebody who still writes it makes this fail as {@code LOCKED}
   */
  Content open(boolean settled) throws FileFailure;

  /** Begins a file in this place. */
  Draft create(long expectedBytes, IfExists ifExists, boolean createParents) throws FileFailure;

  /**
   * All files below, with relative paths.
   *
   * @param outage what waits for a file server that goes away meanwhile
   */
  Listing files(Outage outage) throws FileFailure;

  /** The side further down, a relative path as it came from the other side. */
  CopyEndpoint below(String relative) throws FileFailure;

  /** The last segment. */
  String name();

  /** The whole path or key, as results show it. */
  String shown();
}
