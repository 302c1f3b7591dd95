package dev.smbridge.adapter.localfiles;

import java.io.Closeable;
import java.io.IOException;

/** Lets go of what no result depends on any more. */
final class Closing {
  private Closing() {}

  /** Closes it; a failure to close has no effect on the data. */
  static void quietly(Closeable done) {
    try {
      done.close();
    } catch (IOException _) {
      // Nothing was lost: what counts was read, or flushed and published, before.
    }
  }
}
