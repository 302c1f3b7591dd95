package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.Existing;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Replacing;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import java.util.Optional;

/** Renames a file, link or directory within one share; a file is moved elsewhere by copying it. */
final class MoveUseCase {
  private record Renaming(
      OnShare from, OnShare to, IfExists ifExists, boolean intoExistingDirectory) {}

  private final Sessions sessions;
  private final MoveByCopying elsewhere;

  MoveUseCase(Sessions sessions, MoveByCopying elsewhere) {
    this.sessions = sessions;
    this.elsewhere = elsewhere;
  }

  Outcome perform(Operation.Move asked, OperationContext context) throws FileFailure {
    return asked.from() instanceof OnShare from
            && asked.to() instanceof OnShare to
            && from.target().equals(to.target())
        ? rename(new Renaming(from, to, asked.ifExists(), asked.intoExistingDirectory()), context)
        : elsewhere.perform(asked, context);
  }

  private Outcome rename(Renaming asked, OperationContext context) throws FileFailure {
    if (asked.from().path().isRoot()) {
      throw new FileFailure(FailureKind.INVALID_PATH, "a target's root is not moved");
    }
    return sessions.changing(
        asked.from().target(), context, session -> move(asked, session.share(), context));
  }

  private static Outcome move(Renaming asked, Share share, OperationContext context)
      throws FileFailure {
    try {
      return move(asked, share.stat(asked.from().path()), share, context);
    } catch (FileFailure e) {
      var to = asked.to().path();
      if (e.kind() == FailureKind.NOT_FOUND && context.mayHavePublished(to.text())) {
        return new Outcome.Stored(share.stat(to).at(to.text()), false);
      }
      throw e;
    }
  }

  private static Outcome move(Renaming asked, Entry source, Share share, OperationContext context)
      throws FileFailure {
    var from = asked.from().path();
    var to =
        asked.to().directory() ? asked.to().path().existingChild(from.name()) : asked.to().path();
    var there = find(share, from, to);
    if (asked.intoExistingDirectory() && there.filter(Entry::isDirectory).isPresent()) {
      to = to.existingChild(from.name());
      there = find(share, from, to);
    }
    if (source.isDirectory()) {
      to.requireNew();
    } else {
      to.requireLasting();
      asked.to().target().publishing().requireLasting(to);
    }
    if (source.isDirectory() && from.contains(to)) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, "a directory cannot be moved into itself");
    }
    if (there.isPresent() && asked.ifExists() == IfExists.SKIP) {
      return new Outcome.Stored(there.get().at(to.text()), true);
    }
    try {
      Existing.check(there, asked.ifExists());
      Existing.requireReplaceable(there, asked.ifExists(), false);
      requireNothingBefore(source, there);
      rename(share, from, to, asked.ifExists() == IfExists.REPLACE, there.isPresent());
    } catch (FileFailure refused) {
      if (refused.kind() == FailureKind.CONNECTION_LOST) {
        context.notePublication(asked.to().path().text());
      }
      throw refused.at(refused.kind() == FailureKind.NOT_FOUND ? from.text() : to.text());
    }
    return new Outcome.Stored(source.at(to.text()), false);
  }

  /** What is at the destination; nothing where only the letter case of the name is to change. */
  private static Optional<Entry> find(Share share, SharePath from, SharePath to)
      throws FileFailure {
    return renamesCase(from, to) ? Optional.empty() : Lookup.find(share, to);
  }

  /** A server refuses this too, with ACCESS_DENIED, which says little. */
  private static void requireNothingBefore(Entry source, Optional<Entry> there) throws FileFailure {
    if (source.isDirectory() && there.isPresent()) {
      throw new FileFailure(
          FailureKind.ALREADY_EXISTS, "a file has that name, which gives way to no directory");
    }
  }

  private static boolean renamesCase(SharePath from, SharePath to) {
    return from.text().equalsIgnoreCase(to.text());
  }

  private static void rename(
      Share share, SharePath from, SharePath to, boolean replace, boolean exists)
      throws FileFailure {
    if (replace && exists) {
      var _ = Replacing.requireFree(share, to);
    }
    try {
      Directories.withParent(
          share,
          to,
          () -> {
            share.move(from, to, replace);
            return to;
          });
    } catch (FileFailure refused) {
      throw replace ? Replacing.explain(share, to, refused) : refused;
    }
  }
}
