package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;

/** A listing over a {@link FaultyWire}. */
record FaultyListing(FaultyHandle handle, Listing listing) implements Listing {
  @Override
  public Optional<Entry> next() throws FileFailure {
    return handle.call(ShareCall.NEXT, listing::next);
  }

  @Override
  public void close() {
    handle.close();
    listing.close();
  }
}
