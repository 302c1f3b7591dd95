package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;

/** Makes directories with their parents. */
public final class Directories {
  private Directories() {}

  /** Creates something; where its parent is missing, makes that first. */
  public static <T> T withParent(Share share, SharePath path, FileCall<T> creation)
      throws FileFailure {
    try {
      return creation.call();
    } catch (FileFailure e) {
      var parent = path.parent();
      if (e.kind() != FailureKind.NOT_FOUND || parent.isEmpty() || parent.get().isRoot()) {
        throw e;
      }
      // Where it is there by now, another client or another file of the tree made it meanwhile.
      var there = Lookup.find(share, parent.get());
      if (there.isEmpty()) {
        makeAll(share, parent.get());
      } else if (!there.get().isDirectory()) {
        throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "a parent of this path is a file")
            .causedBy(e);
      }
      return creation.call();
    }
  }

  /** Makes a directory and its missing parents; one that exists is fine. */
  public static void makeAll(Share share, SharePath directory) throws FileFailure {
    if (directory.isRoot()) {
      return;
    }
    try {
      withParent(
          share,
          directory,
          () -> {
            share.createDirectory(directory);
            return directory;
          });
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.ALREADY_EXISTS) {
        throw e.at(directory.text());
      }
      if (Lookup.find(share, directory).filter(Entry::isDirectory).isEmpty()) {
        throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "a file has the name of a directory")
            .at(directory.text());
      }
    }
  }
}
