package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.WritableFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Does in a directory what a write does there, and tells apart what is refused of it. */
final class WritingProbe {
  private static final String IN_PLACE =
      ": set the target's \"publish\" to \"in-place\", or write with --in-place";

  private final Share share;
  private final Publishing publishing;

  private WritingProbe(Share share, Publishing publishing) {
    this.share = share;
    this.publishing = publishing;
  }

  /** Writes a temporary file, renames it as often as a write does, and removes it. */
  static void run(Share share, SharePath directory, Publishing publishing) throws FileFailure {
    var probe = new WritingProbe(share, publishing);
    var prefix = publishing.temporaryPrefix();
    var first = directory.resolve(SharePath.ROOT.temporarySibling(prefix));
    var renamed = directory.resolve(SharePath.ROOT.temporarySibling(prefix));
    var created = probe.create(directory, first);
    try {
      write(created);
    } catch (FileFailure failed) {
      probe.discard(first, failed);
      throw failed;
    }
    try {
      share.move(first, renamed, false);
    } catch (FileFailure failed) {
      probe.discard(first, failed);
      throw refusedLater(failed, "renamed", first);
    }
    try {
      share.delete(renamed);
    } catch (FileFailure failed) {
      throw refusedLater(failed, "deleted", renamed);
    }
  }

  private WritableFile create(SharePath directory, SharePath file) throws FileFailure {
    try {
      return share.create(file);
    } catch (FileFailure failed) {
      discard(file, failed);
      throw isRefusal(failed) ? explainCreation(directory, failed) : failed;
    }
  }

  private static void write(WritableFile file) throws FileFailure {
    try (file) {
      file.writeAt(0, ByteBuffer.wrap("smbridge".getBytes(StandardCharsets.UTF_8)));
      file.flush();
    }
  }

  /** The first failure is the one that is reported. */
  private void discard(SharePath file, FileFailure failed) {
    try {
      share.delete(file);
    } catch (FileFailure e) {
      failed.addSuppressed(e);
    }
  }

  /** Whether only names like that of a temporary file are refused. */
  private FileFailure explainCreation(SharePath directory, FileFailure failed) {
    var plain = directory.resolve(SharePath.plainSibling());
    try {
      write(share.create(plain));
    } catch (FileFailure e) {
      failed.addSuppressed(e);
      return failed;
    }
    discard(plain, failed);
    return failed.withMessage(
        "files can be made in this folder, and not under temporary names such as "
            + publishing.temporaryPattern()
            + ", which the server vetoes or screens; set the target's \"temporaryPrefix\" to"
            + " another beginning. Or"
            + IN_PLACE.substring(1));
  }

  /** A server that vetoes a name answers that there is none. */
  private static boolean isRefusal(FileFailure failed) {
    return failed.kind() == FailureKind.ACCESS_DENIED
        || (failed.kind() == FailureKind.NOT_FOUND && failed.subject() == Subject.ENTRY);
  }

  private static FileFailure refusedLater(FileFailure failed, String what, SharePath left) {
    return failed.kind() == FailureKind.ACCESS_DENIED
        ? failed.withMessage(
            "a file can be written in this folder, and not "
                + what
                + " (a sticky folder, a drop box, or no right to delete); "
                + left.name()
                + " may be left there. Give the account the right to delete, or"
                + IN_PLACE.substring(1))
        : failed;
  }
}
