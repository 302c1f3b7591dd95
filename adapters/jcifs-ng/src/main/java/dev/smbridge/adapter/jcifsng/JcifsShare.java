package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Optional;

/**
 * The share as one operation uses it: each method is a few requests, each of them by the deadline.
 */
final class JcifsShare implements Share {
  private static final byte ATTRIBUTE_TAG_INFORMATION = 35;
  private static final int REPARSE_TAG = 4;
  private static final int PATH_NOT_FOUND = 0xC000003A;

  private final DfsLinks links;
  private final Deadline deadline;

  JcifsShare(DfsLinks links, Deadline deadline) {
    this.links = links;
    this.deadline = deadline;
  }

  @Override
  public Optional<Entry> stat(SharePath path) throws FileFailure {
    try {
      var found = touch(path, Opening.LOOK);
      var attributes = found.getFileAttributes();
      var tag = (attributes & Attributes.REPARSE_POINT) != 0 ? reparseTag(path) : 0;
      var modified = Attributes.instant(found.writeTime());
      return Optional.of(
          Attributes.entry(path.name(), attributes, tag, found.getEndOfFile(), modified));
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
      requireNoFileAbove(path, e);
      return Optional.empty();
    }
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    return new JcifsListing(open(directory, Opening.LIST), pattern);
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    return JcifsContent.of(open(file, Opening.reading(sharing)));
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    return new JcifsWritableFile(this, open(file, Opening.CREATE));
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    return new JcifsWritableFile(this, open(file, Opening.APPEND));
  }

  @Override
  public void copy(SharePath from, SharePath to) throws FileFailure {
    try (var source = open(from, Opening.reading(Sharing.READERS));
        var target = open(to, Opening.CREATE)) {
      try {
        place(source, to);
        new ServerSideCopy(source, target).run();
      } catch (FileFailure e) {
        discard(target, e);
        throw e;
      }
    }
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    try (var handle = open(from, Opening.CHANGE)) {
      rename(handle, to, replace);
    }
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    try (var handle = open(path, Opening.CHANGE)) {
      handle.set(Information.delete());
      handle.finish(Effect.UNKNOWN);
    }
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    touch(directory, Opening.MAKE_DIRECTORY);
  }

  /** Renames what is open, and says why it could not give way to it. */
  void rename(JcifsHandle handle, SharePath to, boolean replace) throws FileFailure {
    try {
      handle.set(Information.rename(place(handle, to), replace));
    } catch (FileFailure e) {
      throw e.kind() == FailureKind.ACCESS_DENIED && replace ? whyItStays(handle, to, e) : e;
    }
  }

  /** A server says ACCESS_DENIED for a directory or an open file in the way, too. */
  private FileFailure whyItStays(JcifsHandle handle, SharePath to, FileFailure refusal) {
    try {
      var there = stat(to);
      if (there.isEmpty()) {
        return refusal;
      }
      if (there.get().isDirectory()
          || (handle.opened().getFileAttributes() & Attributes.DIRECTORY) != 0) {
        return as(refusal, FailureKind.ALREADY_EXISTS, "a directory does not give way, nor to one");
      }
      open(to, Opening.ALONE).close();
      return refusal;
    } catch (FileFailure e) {
      return e.kind() == FailureKind.LOCKED
          ? as(refusal, FailureKind.LOCKED, "somebody has the file open that is to be replaced")
          : refusal;
    }
  }

  private static FileFailure as(FileFailure refusal, FailureKind kind, String message) {
    return new FileFailure(kind, message)
        .withStatus(refusal.ntStatus().orElse(0))
        .causedBy(refusal);
  }

  /** "Not found" is also said of what would be below a file. */
  private void requireNoFileAbove(SharePath path, FileFailure notFound) throws FileFailure {
    var parent = path.parent();
    if (notFound.ntStatus().orElse(0) != PATH_NOT_FOUND || parent.isEmpty()) {
      return;
    }
    var above = stat(parent.get());
    if (above.isPresent() && above.get().type() == EntryType.FILE) {
      throw as(notFound, FailureKind.NOT_A_DIRECTORY, "a parent of this path is a file");
    }
  }

  private int reparseTag(SharePath path) throws FileFailure {
    try (var handle = open(path, Opening.LOOK)) {
      return handle
          .query(ATTRIBUTE_TAG_INFORMATION, REPARSE_TAG + Integer.BYTES)
          .getInt(REPARSE_TAG);
    }
  }

  private static void discard(JcifsHandle target, FileFailure failure) {
    try {
      target.set(Information.delete());
    } catch (FileFailure leftover) {
      failure.addSuppressed(leftover);
    }
  }

  /** Where a name is to be on the share that the file is on. */
  private String place(JcifsHandle handle, SharePath path) throws FileFailure {
    var place = links.place(text(path), deadline);
    if (!place.tree().name().equals(handle.tree().name())) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED, "a DFS link is between the two: copy the file instead");
    }
    return place.path();
  }

  private JcifsHandle open(SharePath path, Opening opening) throws FileFailure {
    return links.at(
        text(path), opening.follows(), deadline, at -> at.tree().open(at.path(), opening));
  }

  private OpenRequest.Answer touch(SharePath path, Opening opening) throws FileFailure {
    return links.at(
        text(path), opening.follows(), deadline, at -> at.tree().touch(at.path(), opening));
  }

  private static String text(SharePath path) {
    return path.text().replace('/', '\\');
  }
}
