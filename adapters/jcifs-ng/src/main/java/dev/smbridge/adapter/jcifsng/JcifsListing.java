package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.DirectoryPage;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;

/** A directory, read page by page as it is asked for ([MS-SMB2] 2.2.33). */
final class JcifsListing implements Listing {
  private static final int NO_SUCH_FILE = 0xC000000F;
  private static final int NO_MORE_FILES = 0x80000006;

  private final JcifsHandle directory;
  private final String pattern;
  private DirectoryPage page = DirectoryPage.EMPTY;
  private boolean ended;

  JcifsListing(JcifsHandle directory, String pattern) {
    this.directory = directory;
    this.pattern = pattern;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (!ended) {
      var entry = page.next();
      if (entry.isPresent()) {
        return entry;
      }
      turnPage();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    ended = true;
    directory.close();
  }

  private void turnPage() throws FileFailure {
    var tree = directory.tree();
    var request = new DirectoryRequest(tree.settings(), directory.id(), pattern);
    try {
      var answer = (DirectoryRequest.Answer) tree.exchange(request, Effect.NONE);
      if (answer.getStatus() == NO_MORE_FILES) {
        ended = true;
      } else if (answer.output().bytes().length == 0) {
        throw TransportFailures.malformed();
      } else {
        page = new DirectoryPage(answer.output().bytes());
      }
    } catch (FileFailure e) {
      if (e.serverStatus().orElse(0) != NO_SUCH_FILE) {
        throw e;
      }
      ended = true;
    }
  }
}
