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
    if (asked.options().recursive() && (isStream(asked.from()) || isStream(asked.to()))) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "standard input and output are one file: copy a directory to a directory");
    }
    if (asked.options().recursive() && isWithin(asked.from(), asked.to())) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "a directory cannot be copied into itself");
    }
    if (asked.options().recursive()) {
      var copy =
          new TreeCopy(asked.from(), asked.to(), asked.options(), endpoints, leftovers, context);
      return new Outcome.TreeCopied(copy.run(sessions.most()));
    }
    return endpoints.open(
        asked.from(), asked.to(), context, (from, to) -> copy(asked, from, to, context));
  }

  private Outcome copy(
      Operation.Copy asked, CopyEndpoint from, CopyEndpoint to, OperationContext context)
      throws FileFailure {
    var source = from.existing();
    if (source.isDirectory()) {
      throw new FileFailure(
              FailureKind.IS_A_DIRECTORY, "it is a directory: copy its contents recursively")
          .at(from.shown());
    }
    context.observer().expects(source.sizeBytes());
    var destination = intoDirectory(asked.to(), to) ? below(to, asked.from(), from) : to;
    // What was written to standard output before is nobody's to keep.
    var options = isStream(asked.to()) ? asked.options().replacing() : asked.options();
    try {
      var names = new DestinationNames();
      if (destination instanceof ShareEndpoint(var session, var path)) {
        names.requireDirectories(
            session.share(),
            path,
            segmentsAlike(from.shown(), path.text()),
            options.createParents() && !options.dryRun());
      }
      var copied = new FileCopy(options, leftovers, names, context).run(from, destination);
      return new Outcome.Stored(copied.entry(), copied.skipped());
    } catch (FileFailure failed) {
      throw failed.at(destination.shown());
    }
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

  private static boolean isStream(Location location) {
    return location.equals(Location.InStore.STANDARD_STREAM);
  }

  /** Whether the copy would come to what it has just copied. */
  private static boolean isWithin(Location from, Location to) {
    return switch (from) {
      case Location.OnShare source ->
          to instanceof Location.OnShare destination
              && source.target().equals(destination.target())
              && source.path().contains(destination.path());
      case Location.InStore source ->
          to instanceof Location.InStore destination
              && source.store().equals(destination.store())
              && source.key().contains(destination.key());
    };
  }

  private static CopyEndpoint below(CopyEndpoint directory, Location location, CopyEndpoint source)
      throws FileFailure {
    if (isStream(location)) {
      throw new FileFailure(
              FailureKind.INVALID_REQUEST,
              "standard input has no name to take: name the file, not its directory")
          .at(directory.shown());
    }
    return directory.below(source.name());
  }

  /** A destination that is a directory, or is written as one, takes the source under its name. */
  private static boolean intoDirectory(Location location, CopyEndpoint to) throws FileFailure {
    var written =
        switch (location) {
          case Location.OnShare onShare -> onShare.directory();
          case Location.InStore inStore -> inStore.directory();
        };
    try {
      return written || to.look().filter(Entry::isDirectory).isPresent();
    } catch (FileFailure failed) {
      throw failed.at(to.shown());
    }
  }
}
