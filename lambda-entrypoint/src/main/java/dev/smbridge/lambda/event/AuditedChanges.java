package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Route.Source;
import dev.smbridge.domain.operation.CopyOptions;
import dev.smbridge.domain.operation.TargetIdentity;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.lambda.event.Event.Task;
import dev.smbridge.lambda.event.Event.Tolerance;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what follows from an audited access: whose file it is, and where it goes. */
final class AuditedChanges {
  private static final Pattern VOLUME = Pattern.compile("^\\\\Device\\\\[^\\\\]+\\\\");

  private static final CopyOptions SETTLED =
      new CopyOptions(
          CopyOptions.DEFAULT.ifExists(),
          CopyOptions.DEFAULT.verify(),
          true,
          false,
          true,
          false,
          CopyOptions.DEFAULT.filter(),
          CopyOptions.DEFAULT.transfers());

  private final EventContext context;
  private final Map<String, TargetIdentity> identities = new HashMap<>();

  AuditedChanges(EventContext context) {
    this.context = context;
  }

  /**
   * The copy of a file that changed; empty for any other access, for this function's own, and for
   * the temporary files of writes.
   *
   * @throws FileFailure {@code INVALID_REQUEST} when no target or no route takes the file
   */
  Optional<Task> task(AuditRecord access) throws FileFailure {
    if (!access.isChange()) {
      return Optional.empty();
    }
    var onVolume = VOLUME.matcher(access.objectName()).replaceFirst("");
    for (var target : sources().values()) {
      var identity = identity(target);
      var folder = target.auditPath() == null ? identity.share() : target.auditPath();
      var below = below(onVolume, folder);
      if (below.isPresent()) {
        return identity.username().equalsIgnoreCase(access.username())
            ? Optional.empty()
            : changed(target, below.get());
      }
    }
    throw new FileFailure(
            FailureKind.INVALID_REQUEST,
            "no route begins on the share of this file: add one, or set the target's"
                + " \"auditPath\"")
        .at(access.objectName());
  }

  private TargetIdentity identity(ConfiguredTarget target) throws FileFailure {
    var known = identities.get(target.name());
    if (known == null) {
      known = context.identities().of(target);
      identities.put(target.name(), known);
    }
    return known;
  }

  /** The targets from which routes begin. */
  private Map<String, ConfiguredTarget> sources() {
    var targets = new LinkedHashMap<String, ConfiguredTarget>();
    for (var route : context.configuration().routes()) {
      if (route.from() instanceof Source.Files(var target, var ignored)) {
        targets.put(target.name(), target);
      }
    }
    return targets;
  }

  private static Optional<String> below(String path, String folder) {
    var prefix = folder.replace('/', '\\') + "\\";
    return path.regionMatches(true, 0, prefix, 0, prefix.length())
        ? Optional.of(path.substring(prefix.length()))
        : Optional.empty();
  }

  private Optional<Task> changed(ConfiguredTarget target, String onShare) throws FileFailure {
    var path = SharePath.parse(onShare.replace('\\', '/'));
    var root = target.root().text();
    var text = path.text();
    var inRoot =
        root.isEmpty()
            || (text.length() > root.length()
                && text.regionMatches(true, 0, root + "/", 0, root.length() + 1));
    if (path.isTemporary() || !inRoot) {
      return Optional.empty();
    }
    var file = root.isEmpty() ? path : SharePath.parse(text.substring(root.length() + 1));
    var what = target.name() + ":/" + file;
    var copy = EventContext.routed(context.routes().forFile(target, file), SETTLED, what);
    return Optional.of(new Task(copy, Tolerance.SOURCE_IS_NO_FILE));
  }
}
