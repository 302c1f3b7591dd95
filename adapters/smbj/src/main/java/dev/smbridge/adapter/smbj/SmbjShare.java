package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.Attributes;
import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.MissingEntry;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.PropertyCopy;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.SetInfo;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Content;
import java.nio.ByteBuffer;
import java.util.Set;

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
    var tag = Information.ATTRIBUTE_TAG.query();
    try (var answers = tree.openAndClose(text(path), Opening.LOOK, Effect.NONE, tag)) {
      var opened = Opened.of(answers.first());
      return Attributes.entry(
          path.name(),
          opened.attributes(),
          reparseTag(tree, opened, answers.get(1)),
          opened.sizeBytes(),
          Attributes.instant(opened.modified()));
    } catch (FileFailure e) {
      throw MissingEntry.explain(this, path, e);
    }
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    return SmbjListing.of(tree, text(directory), pattern);
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    return SmbjContent.of(tree, text(file), Opening.reading(sharing));
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    try {
      return new SmbjWritableFile(open(file, Opening.CREATE), true);
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ACCESS_DENIED) {
        throw e;
      }
      return new SmbjWritableFile(open(file, Opening.CREATE_WITHOUT_TIMES), false);
    }
  }

  @Override
  public WritableFile create(SharePath file, ByteBuffer content) throws FileFailure {
    try {
      return SmbjWritableFile.of(tree, text(file), Opening.CREATE, true, content.duplicate());
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ACCESS_DENIED) {
        throw e;
      }
      return SmbjWritableFile.of(tree, text(file), Opening.CREATE_WITHOUT_TIMES, false, content);
    }
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    return new SmbjWritableFile(open(file, Opening.APPEND), false);
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

  private static WritableFile emptied(SmbjHandle file, boolean setsTimes) throws FileFailure {
    try {
      if (file.opened().sizeBytes() > 0) {
        file.set(SetInfo.endOfFile(0));
      }
      return new SmbjWritableFile(file, setsTimes);
    } catch (FileFailure e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    tree.openAndClose(text(file), Opening.CHANGE, Effect.NONE).close();
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    change(from, SetInfo.rename(text(to), replace));
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    change(path, SetInfo.delete());
  }

  @Override
  public void clearReadOnly(SharePath path) throws FileFailure {
    try (var file = open(path, Opening.SET_ATTRIBUTES)) {
      var left = Attributes.withoutReadOnly(file.opened().attributes());
      if (left != file.opened().attributes()) {
        file.set(SetInfo.basic(BasicInformation.attributes(left)));
      }
    }
  }

  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    return PropertyCopy.run(
        opening -> SmbjProperties.look(tree, text(replaced), opening),
        opening -> SmbjProperties.open(tree, text(replacement), opening));
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    tree.openAndClose(text(directory), Opening.MAKE_DIRECTORY, Effect.UNKNOWN).close();
  }

  /** Opens what is there, changes it and closes it; only then a deletion has happened. */
  private void change(SharePath path, SetInfo change) throws FileFailure {
    try (var answers = tree.openAndClose(text(path), Opening.CHANGE, Effect.UNKNOWN, change)) {
      tree.granted(answers.get(1));
      tree.granted(answers.get(2));
    }
  }

  /** What kind of link it is; 0 where it is none. */
  static int reparseTag(SmbjTree tree, Opened opened, Answer tag) throws FileFailure {
    return (opened.attributes() & Attributes.REPARSE_POINT) == 0
        ? 0
        : Information.ATTRIBUTE_TAG.of(tree.granted(tag)).getInt(REPARSE_TAG);
  }

  private SmbjHandle open(SharePath path, Opening opening) throws FileFailure {
    return tree.open(text(path), opening);
  }

  static String text(SharePath path) {
    return path.text().replace('/', '\\');
  }
}
