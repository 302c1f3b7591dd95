package dev.smbridge.domain.entry;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import java.util.Optional;

/**
 * The entries of a directory as they come, in the store's order, without {@code .} and {@code ..}.
 * Memory does not grow with their number. It has one owner, who closes it.
 */
@Port
public interface Listing extends AutoCloseable {
  /**
   * The next entry, or empty at the end and ever after.
   *
   * @throws FileFailure {@code CONNECTION_LOST}, {@code DEADLINE}
   */
  Optional<Entry> next() throws FileFailure;

  /** Lets go. Idempotent; never fails. */
  @Override
  void close();
}
