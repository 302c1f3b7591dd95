package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoint;
import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.copy.DestinationNames;
import dev.smbridge.domain.copy.FileCopy;
import dev.smbridge.domain.copy.ShareEndpoint;
import dev.smbridge.domain.copy.TreeCopy;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import java.util.Optional;

/** Copies a file, or a directory's contents, between any two locations. */
final class CopyUseCase {
  private final CopyEndpoints endpoints;
  private final Sessions sessions;
  private final Leftovers leftovers;

  CopyUseCase(CopyEndpoints endpoints, Sessions sessions, Leftovers leftovers) {
    this.endpoints = endpoints;
    this.sessions = sessions;
    this.leftovers = leftovers;
  }

  Outcome perform(Operation.Copy asked, OperationContext context) throws FileFailure {
    CopyEndpoints.requireWritable(asked.to());
    SourceDisposal.requirePossible(asked);
    if (!asked.options().recursive()) {
      return copyFile(asked, context);
    }
    TreeLocations.requireNoStream(asked.from(), asked.to());
    if (TreeLocations.contains(asked.from(), asked.to())) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "a directory cannot be copied into itself");
    }
    var copy =
        new TreeCopy(asked.from(), asked.to(), asked.options(), endpoints, leftovers, context);
    return new Outcome.TreeCopied(copy.run(sessions.most()));
  }

  private Outcome copyFile(Operation.Copy asked, OperationContext context) throws FileFailure {
    try (var from = endpoints.source(asked.from(), context);
        var to = endpoints.destination(asked.to(), from, context)) {
      try {
        return copy(asked, from, to, context);
      } catch (FileFailure failed) {
        throw to.explain(from.explain(failed));
      }
    }
  }

  private Outcome copy(
      Operation.Copy asked, CopyEndpoint from, CopyEndpoint to, OperationContext context)
      throws FileFailure {
    var source = source(asked, from, context);
    if (source.isEmpty()) {
      return new Outcome.SourceGone(from.shown());
    }
    context.observer().expects(source.get().sizeBytes());
    var destination = to;
    var there = isWrittenAsDirectory(asked.to()) ? Optional.<Entry>empty() : look(to);
    if (isWrittenAsDirectory(asked.to())
        || (asked.options().intoExistingDirectory()
            && there.filter(Entry::isDirectory).isPresent())) {
      destination = below(to, asked.from(), from);
      there = look(destination);
    }
    // What was written to standard output before is not kept.
    var options =
        TreeLocations.isStream(asked.to()) ? asked.options().replacing() : asked.options();
    try {
      var names = new DestinationNames();
      if (destination instanceof ShareEndpoint share) {
        names.requireDirectories(
            share.session().share(),
            share.path(),
            segmentsAlike(from.shown(), share.path().text()),
            options.createParents() && !options.dryRun());
      }
      var copied =
          new FileCopy(options, leftovers, names, context)
              .run(from, source.get(), destination, there);
      if (copied.isEmpty()) {
        return new Outcome.SourceGone(from.shown());
      }
      var version = copied.get().source();
      if (version != null) {
        new SourceDisposal(this).perform(asked, from, version, context);
      }
      return new Outcome.Stored(copied.get().entry(), copied.get().skipped());
    } catch (FileFailure failed) {
      throw failed.at(destination.shown());
    }
  }

  /** The file to copy; empty where there is none and that is nothing to do. */
  private static Optional<Entry> source(
      Operation.Copy asked, CopyEndpoint from, OperationContext context) throws FileFailure {
    var conditions = asked.options().source();
    var found = conditions.toleratesMissing() ? from.look() : Optional.of(from.existing());
    if (conditions.toleratesMissing()
        && found.filter(entry -> !entry.isDirectory()).isEmpty()
        && from.rootExists()) {
      return Optional.empty();
    }
    var source = found.isPresent() ? found.get() : from.existing();
    if (source.isDirectory()) {
      throw new FileFailure(
              FailureKind.IS_A_DIRECTORY, "it is a directory: copy its contents recursively")
          .at(from.shown());
    }
    try {
      conditions.requireOldEnough(source, context.now());
    } catch (FileFailure e) {
      throw e.at(from.shown());
    }
    return Optional.of(source);
  }

  /** How many of its last segments a destination has from its source, as a route gives them. */
  private static int segmentsAlike(String from, String to) {
    var source = from.split("/", -1);
    var destination = to.split("/", -1);
    var alike = 0;
    while (alike < source.length
        && alike < destination.length
        && source[source.length - 1 - alike].equals(destination[destination.length - 1 - alike])) {
      alike++;
    }
    return alike;
  }

  private static CopyEndpoint below(CopyEndpoint directory, Location location, CopyEndpoint source)
      throws FileFailure {
    if (TreeLocations.isStream(location)) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST,
              "standard input has no name to take: name the file, not its directory")
          .at(directory.shown());
    }
    return directory.below(source.name());
  }

  private static boolean isWrittenAsDirectory(Location location) {
    return switch (location) {
      case Location.OnShare onShare -> onShare.directory();
      case Location.InStore inStore -> inStore.directory();
    };
  }

  private static Optional<Entry> look(CopyEndpoint to) throws FileFailure {
    try {
      return to.look();
    } catch (FileFailure failed) {
      throw failed.at(to.shown());
    }
  }
}
