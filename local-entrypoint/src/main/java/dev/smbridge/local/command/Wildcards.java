package dev.smbridge.local.command;

import dev.smbridge.domain.copy.Glob;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.EntryPrinter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a location with {@code *} or {@code ?} means, a segment at a time by the listing of
 * what is above it. No name on a share has these letters; an object or a local file that is really
 * called so is meant itself.
 */
final class Wildcards {
  private final Context context;
  private final String text;

  /**
   * What was found.
   *
   * @param entry its path is relative to the directory above the first wildcard
   */
  record Match(Location location, Entry entry) {}

  private Wildcards(Context context, String text) {
    this.context = context;
    this.text = text;
  }

  static boolean areIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /**
   * Everything that a location with wildcards means, in the order of the paths.
   *
   * @throws FileFailure {@code NOT_FOUND} where that is nothing
   */
  static List<Match> matches(Context context, String text) throws FileFailure {
    return new Wildcards(context, text).matches();
  }

  private List<Match> matches() throws FileFailure {
    var top = top();
    var base = context.listed(top.isEmpty() ? "." : top);
    if (base instanceof InStore(var _, var key, var _)
        && !(key.container().isEmpty() && text.contains("://"))) {
      var location = context.location(text);
      var literal = look(location);
      if (literal.isPresent()) {
        return List.of(new Match(location, literal.get()));
      }
    }
    var found = below(base, "", segments(base, text.substring(top.length())));
    if (found.isEmpty()) {
      throw new FileFailure(
              FailureKind.NOT_FOUND,
              "nothing there matches (what is deeper is found with -r --include)")
          .at(text);
    }
    return found.stream().sorted(Comparator.comparing(match -> match.entry().path())).toList();
  }

  /** What stands before the first segment with a wildcard. */
  private String top() {
    var wildcard = 0;
    while (!areIn(text.substring(wildcard, wildcard + 1))) {
      wildcard++;
    }
    var before = text.substring(0, wildcard);
    var slash = Math.max(before.lastIndexOf('/'), before.lastIndexOf('\\'));
    return before.substring(0, Math.max(slash, before.indexOf(':')) + 1);
  }

  /** What {@code smb://} locations have percent-encoded is decoded here as it is there. */
  private List<String> segments(Location base, String rest) {
    var isUrl = text.regionMatches(true, 0, "smb:", 0, 4);
    var decoded =
        isUrl ? URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8) : rest;
    return List.of(decoded.split(base instanceof OnShare ? "[/\\\\]" : "/"));
  }

  private List<Match> below(Location directory, String prefix, List<String> segments)
      throws FileFailure {
    var segment = segments.getFirst();
    var rest = segments.subList(1, segments.size());
    var found = new ArrayList<Match>();
    for (var entry : areIn(segment) ? matching(directory, segment) : named(directory, segment)) {
      var location = child(directory, entry.name());
      var shown = entry.at(prefix + entry.name());
      if (rest.isEmpty()) {
        found.add(new Match(location, shown));
      } else if (entry.isDirectory()) {
        found.addAll(below(location, shown.path() + "/", rest));
      }
    }
    return found;
  }

  private List<Entry> matching(Location directory, String segment) throws FileFailure {
    // Servers ignore letter case, as far as they follow Windows.
    var glob = directory instanceof OnShare ? Glob.ignoringCase(segment) : Glob.of(segment);
    var matching = new Matching(glob, new ArrayList<>());
    var asked = new Operation.ListEntries(directory, false, null);
    FileCommand.successful(context.perform(asked, new EntryObserver(context, matching)));
    return matching.found();
  }

  /** Keeps what matches. */
  private record Matching(Glob glob, List<Entry> found) implements EntryPrinter {
    @Override
    public void print(Entry entry) {
      if (glob.matches(entry.path())) {
        found.add(entry);
      }
    }

    @Override
    public void close() {}
  }

  private List<Entry> named(Location directory, String segment) throws FileFailure {
    return look(child(directory, segment)).stream().toList();
  }

  private Optional<Entry> look(Location location) throws FileFailure {
    var outcome = context.perform(new Operation.Stat(location), Observer.NONE).outcome();
    return switch (outcome) {
      case Outcome.Found(var entry) -> Optional.of(entry.at(entry.name()));
      case Outcome.Failed(var failure) when failure.kind() == FailureKind.NOT_FOUND ->
          Optional.empty();
      case Outcome.Failed(var failure) -> throw failure;
      default -> throw new IllegalStateException("a look came to " + outcome);
    };
  }

  private static Location child(Location directory, String name) throws FileFailure {
    return switch (directory) {
      case OnShare(var target, var path, var _) ->
          new OnShare(target, path.existingChild(name), false);
      case InStore(var store, var key, var _) ->
          store.equals(Location.S3) && key.container().isEmpty()
              ? new InStore(store, new ObjectKey(name, ""), true)
              : new InStore(store, key.child(name), false);
    };
  }
}
