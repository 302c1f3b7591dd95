package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.DirectoryPage;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.InfoAnswer;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.QueryDirectory;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory, read page by page as it is asked for ([MS-SMB2] 2.2.33). */
final class SmbjListing implements Listing {
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int NO_MORE_FILES = 0x8000_0006;
  private static final int NO_SUCH_FILE = 0xC000_000F;

  /** Enough to see whether anything follows the first page. */
  private static final int MORE_BYTES = 64 * 1024;

  private final String pattern;
  private final int pageBytes;
  private DirectoryPage page = DirectoryPage.EMPTY;
  private @Nullable SmbjHandle directory;

  private SmbjListing(String pattern, int pageBytes) {
    this.pattern = pattern;
    this.pageBytes = pageBytes;
  }

  /**
   * Opens a directory, reads it and closes it, in one frame. Where it does not fit that, it is
   * opened again and read from its beginning.
   */
  static SmbjListing of(SmbjTree tree, String path, String pattern) throws FileFailure {
    var most = tree.session().limits().mostTransacted();
    var listing = new SmbjListing(pattern, Math.min(PAGE_BYTES, most));
    var requests =
        new Request[] {
          Information.ATTRIBUTE_TAG.query(),
          new QueryDirectory(pattern, listing.pageBytes),
          new QueryDirectory(pattern, Math.min(MORE_BYTES, most))
        };
    try (var answers = tree.openAndClose(path, Opening.LIST_OR_LINK, Effect.NONE, requests)) {
      var opened = Opened.of(answers.first());
      var tag = SmbjShare.reparseTag(tree, opened, answers.get(1));
      if (Attributes.type(opened.attributes(), tag) == EntryType.LINK) {
        throw SmbjFailures.link();
      }
      listing.take(tree, answers.get(2));
      if (hasEnded(tree, answers.get(3))) {
        return listing;
      }
    }
    listing.page = DirectoryPage.EMPTY;
    listing.directory = tree.open(path, Opening.LIST_OR_LINK);
    return listing;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    var entry = page.next();
    while (entry.isEmpty() && directory != null) {
      turnPage(directory);
      entry = page.next();
    }
    return entry;
  }

  @Override
  public void close() {
    page = DirectoryPage.EMPTY;
    end();
  }

  private void end() {
    if (directory != null) {
      directory.close();
      directory = null;
    }
  }

  private void turnPage(SmbjHandle from) throws FileFailure {
    var tree = from.tree();
    try (var answers = from.together(Effect.NONE, new QueryDirectory(pattern, pageBytes))) {
      if (hasEnded(tree, answers.first())) {
        end();
      } else {
        take(tree, answers.first());
      }
    }
  }

  /** Takes a page, where there is one. */
  private void take(SmbjTree tree, Answer answer) throws FileFailure {
    if (!hasEnded(tree, answer)) {
      page = page(SmbjTree.copy(InfoAnswer.information(answer, pageBytes)));
    }
  }

  private static boolean hasEnded(SmbjTree tree, Answer answer) throws FileFailure {
    return switch (answer.status()) {
      case NO_MORE_FILES, NO_SUCH_FILE -> true;
      default -> !tree.granted(answer).isSuccess();
    };
  }

  private static DirectoryPage page(byte[] bytes) throws FileFailure {
    if (bytes.length == 0) {
      throw TransportFailures.malformed();
    }
    return new DirectoryPage(bytes);
  }
}
