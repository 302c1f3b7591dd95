package dev.smbridge.adapter.localfiles;

import java.io.Closeable;
import java.io.IOException;

/** Lets go of what no result depends on any more. */
final class Closing {
  private Closing() {}

  /** Closes it; that it cannot be closed changes nothing for anybody. */
  static void quietly(Closeable done) {
    try {
      done.close();
    } catch (IOException nothingDependsOnIt) {
      // Nothing was lost: what counts was read, or flushed and published, before.
    }
  }
}
