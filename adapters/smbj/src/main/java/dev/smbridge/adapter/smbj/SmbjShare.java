package dev.smbridge.adapter.smbj;

import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.msfscc.FileInformationClass;
import com.hierynomus.msfscc.fileinformation.FileDispositionInformation;
import com.hierynomus.msfscc.fileinformation.FileRenameInformation;
import com.hierynomus.protocol.commons.EnumWithValue;
import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.ServerSideCopy;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.MissingEntry;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Content;

/**
 * The share as one operation uses it: each method is a few requests, each of them by the deadline.
 */
final class SmbjShare implements Share {
  private static final int REPARSE_TAG = 4;

  private final SmbjTree tree;

  SmbjShare(SmbjTree tree) {
    this.tree = tree;
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    try (var handle = open(path, Opening.LOOK)) {
      var attributes = attributes(handle);
      var tag = reparseTag(handle);
      var end = handle.finish(Effect.NONE);
      var modified = Attributes.instant(end.getLastWriteTime().getWindowsTimeStamp());
      return Attributes.entry(path.name(), attributes, tag, end.getSize(), modified);
    } catch (FileFailure e) {
      throw MissingEntry.explain(this, path, e);
    }
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    var handle = open(directory, Opening.LIST);
    try {
      if (Attributes.type(attributes(handle), reparseTag(handle)) == EntryType.LINK) {
        throw SmbjFailures.link();
      }
      return new SmbjListing(handle, pattern);
    } catch (FileFailure e) {
      handle.close();
      throw e;
    }
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    return SmbjContent.of(open(file, Opening.reading(sharing)), text(file));
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    return SmbjWritableFile.created(this, open(file, Opening.CREATE));
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    return SmbjWritableFile.opened(this, open(file, Opening.APPEND));
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    open(file, Opening.CHANGE).close();
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
      handle.set(new FileDispositionInformation(true));
      handle.finish(Effect.UNKNOWN);
    }
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    open(directory, Opening.MAKE_DIRECTORY).close();
  }

  /** Copies a whole file into one that is open, and says how many bytes that were. */
  long copy(SharePath from, SmbjHandle target) throws FileFailure {
    try (var source = open(from, Opening.reading(Sharing.EVERYBODY))) {
      var size = SmbjWritableFile.size(source);
      ServerSideCopy.run(size, source::control, target::control);
      return size;
    }
  }

  /** Renames what is open. */
  void rename(SmbjHandle handle, SharePath to, boolean replace) throws FileFailure {
    handle.set(new FileRenameInformation(replace, 0, text(to)));
  }

  private static int attributes(SmbjHandle handle) {
    return (int) EnumWithValue.EnumUtils.toLong(handle.attributes());
  }

  /** What kind of link it is; 0 where it is none ([MS-FSCC] 2.4.6). */
  private static int reparseTag(SmbjHandle handle) throws FileFailure {
    if (!handle.attributes().contains(FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT)) {
      return 0;
    }
    return handle
        .query(FileInformationClass.FileAttributeTagInformation, REPARSE_TAG + Integer.BYTES)
        .getInt(REPARSE_TAG);
  }

  private SmbjHandle open(SharePath path, Opening opening) throws FileFailure {
    return tree.open(text(path), opening);
  }

  private static String text(SharePath path) {
    return path.text().replace('/', '\\');
  }
}
