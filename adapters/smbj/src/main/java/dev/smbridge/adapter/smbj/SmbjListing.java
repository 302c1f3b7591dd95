package dev.smbridge.adapter.smbj;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.msfscc.FileInformationClass;
import com.hierynomus.mssmb2.messages.SMB2QueryDirectoryRequest;
import com.hierynomus.mssmb2.messages.SMB2QueryDirectoryRequest.SMB2QueryDirectoryFlags;
import com.hierynomus.mssmb2.messages.SMB2QueryDirectoryResponse;
import dev.smbridge.adapter.smb.DirectoryPage;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.EnumSet;
import java.util.Optional;

/** A directory, read page by page as it is asked for ([MS-SMB2] 2.2.33). */
final class SmbjListing implements Listing {
  private static final int PAGE_BYTES = 256 * 1024;

  private final SmbjHandle directory;
  private final String pattern;
  private DirectoryPage page = DirectoryPage.EMPTY;
  private boolean ended;

  SmbjListing(SmbjHandle directory, String pattern) {
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
    var session = tree.session();
    var answer =
        session.exchange(
            request(tree, session), SMB2QueryDirectoryResponse.class, tree.deadline(), Effect.NONE);
    var status = answer.getHeader().getStatusCode();
    if (status == NtStatus.STATUS_NO_MORE_FILES.getValue()
        || status == NtStatus.STATUS_NO_SUCH_FILE.getValue()) {
      ended = true;
    } else if (!SmbjTree.isSuccess(answer)) {
      throw session.refused(answer);
    } else if (answer.getOutputBuffer() == null || answer.getOutputBuffer().length == 0) {
      throw TransportFailures.malformed();
    } else {
      page = new DirectoryPage(answer.getOutputBuffer());
    }
  }

  private SMB2QueryDirectoryRequest request(SmbjTree tree, SmbjSession session) {
    return new SMB2QueryDirectoryRequest(
        session.dialect(),
        session.id(),
        tree.id(),
        directory.id(),
        FileInformationClass.FileFullDirectoryInformation,
        EnumSet.noneOf(SMB2QueryDirectoryFlags.class),
        0,
        pattern,
        Math.min(PAGE_BYTES, session.negotiated().getMaxTransactSize()));
  }
}
