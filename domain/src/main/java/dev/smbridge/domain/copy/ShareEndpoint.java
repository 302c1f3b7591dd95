package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.session.RefusedRename;
import dev.smbridge.domain.session.ShareSession;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import java.util.Optional;

/** A side of a copy on an open share. */
public record ShareEndpoint(ShareSession session, SharePath path) implements CopyEndpoint {
  @Override
  public Optional<Entry> look() throws FileFailure {
    return Lookup.find(share(), path);
  }

  @Override
  public Entry existing() throws FileFailure {
    try {
      return share().stat(path);
    } catch (FileFailure failed) {
      throw failed.at(shown());
    }
  }

  @Override
  public Content open(boolean settled) throws FileFailure {
    return share().open(path, settled ? Sharing.READERS : Sharing.EVERYBODY);
  }

  @Override
  public Draft create(long expectedBytes, IfExists ifExists, boolean createParents)
      throws FileFailure {
    Directories.Creation<Draft> creation =
        () -> new StagedDraft(share(), path, ifExists == IfExists.REPLACE, session::leavesBehind);
    return createParents ? Directories.withParent(share(), path, creation) : creation.create();
  }

  /** Whether both are one share on one session, and its backend copies there by itself. */
  boolean copiesOnServerTo(ShareEndpoint to) {
    return session == to.session && session.copiesOnServer();
  }

  /**
   * Copies without moving the bytes, staged and renamed like every other write.
   *
   * @return whether server and backend could
   */
  boolean copyOnServer(ShareEndpoint to, boolean replace, boolean createParents)
      throws FileFailure {
    var temporary = to.path.temporarySibling();
    try {
      Directories.Creation<SharePath> creation =
          () -> {
            copyUnseen(temporary);
            return temporary;
          };
      if (createParents) {
        Directories.withParent(share(), temporary, creation);
      } else {
        creation.create();
      }
      share().move(temporary, to.path, replace);
      return true;
    } catch (FileFailure failed) {
      discard(temporary);
      if (failed.kind() == FailureKind.UNSUPPORTED) {
        return false;
      }
      throw replace ? RefusedRename.explain(share(), to.path, failed) : failed;
    }
  }

  /** What befalls the temporary file has no effect that anybody sees: it may be done again. */
  private void copyUnseen(SharePath temporary) throws FileFailure {
    try {
      share().copy(path, temporary);
    } catch (FileFailure failed) {
      throw failed.withEffect(Effect.NONE);
    }
  }

  private void discard(SharePath temporary) {
    try {
      share().delete(temporary);
    } catch (FileFailure undeleted) {
      // Where it was made at all, listings hide it, and it is swept once it is old.
      if (undeleted.kind() != FailureKind.NOT_FOUND) {
        session.leavesBehind(temporary);
      }
    }
  }

  @Override
  public Listing files(Outage outage) throws FileFailure {
    return new FilesOnly(new TreeWalk(share(), path, ignored -> true, outage));
  }

  @Override
  public CopyEndpoint below(String relative) throws FileFailure {
    return new ShareEndpoint(session, path.resolve(SharePath.parse(relative)));
  }

  @Override
  public String name() {
    return path.name();
  }

  @Override
  public String shown() {
    return path.text();
  }

  private Share share() {
    return session.share();
  }

  /** A walk without its directories. */
  private record FilesOnly(TreeWalk walk) implements Listing {
    @Override
    public Optional<Entry> next() throws FileFailure {
      var entry = walk.next();
      while (entry.isPresent() && entry.get().isDirectory()) {
        entry = walk.next();
      }
      return entry;
    }

    @Override
    public void close() {
      walk.close();
    }
  }
}
