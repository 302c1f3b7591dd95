package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.MissingEntry;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.PropertyCopy;
import dev.smbridge.adapter.smb.ServerSideCopy;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The share as one operation uses it: each method is a few requests, each of them by the deadline.
 */
final class JcifsShare implements Share {
  private static final byte ATTRIBUTE_TAG_INFORMATION = 35;
  private static final int REPARSE_TAG = 4;

  private final DfsLinks links;
  private final Deadline deadline;

  JcifsShare(DfsLinks links, Deadline deadline) {
    this.links = links;
    this.deadline = deadline;
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    try {
      var found = touch(path, Opening.LOOK);
      var attributes = found.getFileAttributes();
      var tag = (attributes & Attributes.REPARSE_POINT) != 0 ? reparseTag(path) : 0;
      var modified = Attributes.instant(found.writeTime());
      return Attributes.entry(path.name(), attributes, tag, found.getEndOfFile(), modified);
    } catch (FileFailure e) {
      throw MissingEntry.explain(this, path, e);
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
    try {
      return new JcifsWritableFile(this, open(file, Opening.CREATE), true);
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ACCESS_DENIED) {
        throw e;
      }
      return new JcifsWritableFile(this, open(file, Opening.CREATE_WITHOUT_TIMES), false);
    }
  }

  /** One step after the other: the library sends no compound that makes and writes. */
  @Override
  public WritableFile create(SharePath file, ByteBuffer content) throws FileFailure {
    var created = create(file);
    try {
      created.writeAt(0, content);
      created.flush();
      return created;
    } catch (FileFailure e) {
      created.close();
      if (e.retry() != Retry.NEW_SESSION) {
        deleteQuietly(file);
      }
      throw e;
    }
  }

  private void deleteQuietly(SharePath file) {
    try {
      delete(file);
    } catch (FileFailure _) {
      // It is swept once it is old, as every unfinished file is.
    }
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    return new JcifsWritableFile(this, open(file, Opening.APPEND), false);
  }

  @Override
  public WritableFile overwrite(SharePath file) throws FileFailure {
    try {
      return emptied(open(file, Opening.OVERWRITE), true);
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ACCESS_DENIED) {
        throw e;
      }
      return emptied(open(file, Opening.APPEND), false);
    }
  }

  private WritableFile emptied(JcifsHandle file, boolean setsTimes) throws FileFailure {
    try {
      if (file.opened().getEndOfFile() > 0) {
        file.set(Information.endOfFile(0));
      }
      return new JcifsWritableFile(this, file, setsTimes);
    } catch (FileFailure e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    var _ = touch(file, Opening.CHANGE);
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
  public void clearReadOnly(SharePath path) throws FileFailure {
    try (var file = open(path, Opening.SET_ATTRIBUTES)) {
      var left = Attributes.withoutReadOnly(file.opened().getFileAttributes());
      if (left != file.opened().getFileAttributes()) {
        file.set(Information.basic(BasicInformation.attributes(left)));
      }
    }
  }

  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    return PropertyCopy.run(
        opening -> JcifsProperties.look(open(replaced, opening)),
        opening -> JcifsProperties.of(open(replacement, opening)));
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    touch(directory, Opening.MAKE_DIRECTORY);
  }

  /** Copies a whole file into one that is open, and says how many bytes that were. */
  long copy(SharePath from, JcifsHandle target) throws FileFailure {
    try (var source = open(from, Opening.reading(Sharing.EVERYBODY))) {
      requireSameShare(source, target.tree());
      var size = JcifsWritableFile.size(source);
      ServerSideCopy.run(size, source::control, target::control);
      return size;
    }
  }

  /** Renames what is open. */
  void rename(JcifsHandle handle, SharePath to, boolean replace) throws FileFailure {
    handle.set(Information.rename(place(handle, to), replace));
  }

  private int reparseTag(SharePath path) throws FileFailure {
    try (var handle = open(path, Opening.LOOK)) {
      return handle
          .query(ATTRIBUTE_TAG_INFORMATION, REPARSE_TAG + Integer.BYTES)
          .getInt(REPARSE_TAG);
    }
  }

  /** Where a name is to be on the share that the file is on. */
  private String place(JcifsHandle handle, SharePath path) throws FileFailure {
    var place = links.place(text(path), deadline);
    requireSameShare(handle, place.tree());
    return place.path();
  }

  private static void requireSameShare(JcifsHandle handle, JcifsTree tree) throws FileFailure {
    if (!tree.name().equals(handle.tree().name())) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED, "a DFS link is between the two: copy the file instead");
    }
  }

  private JcifsHandle open(SharePath path, Opening opening) throws FileFailure {
    return links.at(
        text(path), !opening.changes(), deadline, at -> at.tree().open(at.path(), opening));
  }

  private OpenRequest.Answer touch(SharePath path, Opening opening) throws FileFailure {
    return links.at(
        text(path), !opening.changes(), deadline, at -> at.tree().touch(at.path(), opening));
  }

  private static String text(SharePath path) {
    return path.text().replace('/', '\\');
  }
}
