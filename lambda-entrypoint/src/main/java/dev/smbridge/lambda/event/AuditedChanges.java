package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Route.Source;
import dev.smbridge.domain.location.Routes;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.lambda.event.Event.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what follows from audited accesses: whose file each is, and where it goes. A file is
 * reported once however often it was accessed.
 */
final class AuditedChanges {
  private static final String DEVICE = "\\Device\\";

  private static final CopyOptions SETTLED =
      CopyOptions.DEFAULT.from(SourceConditions.OF_EVENT.whenSettled());

  private final EventContext context;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private @Nullable List<AuditedFolder> folders;

  AuditedChanges(EventContext context) {
    this.context = context;
  }

  List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  /**
   * Adds what follows from an access: the copy of a file that changed, a look at a directory in
   * which something got its name, the deletion of a file that was deleted or renamed where its
   * route says so. Passes over any other access, this function's own, the temporary files of
   * writes, and a file's streams beside its content.
   *
   * @throws FileFailure when the account that this function accesses a share with is unknown
   */
  void add(String xml) throws FileFailure {
    AuditRecord access;
    try {
      access = AuditRecord.parse(xml);
    } catch (FileFailure e) {
      tasks.put(xml, new Task.Refused(e));
      return;
    }
    var file = onVolume(access.objectName());
    if (file.contains(":") || !(access.isChange() || access.isDeletion())) {
      return;
    }
    var holding = folders().stream().filter(folder -> folder.contains(file)).toList();
    if (holding.stream().anyMatch(folder -> folder.isOwn(access.username()))) {
      return;
    }
    var key = file.toLowerCase(Locale.ROOT);
    if (access.isChange() && !tasks.containsKey(key)) {
      changed(key, file, holding);
    }
    if (access.isDeletion()) {
      deleted("deleted " + key, file, holding);
    }
  }

  private void changed(String key, String file, List<AuditedFolder> holding) {
    try {
      for (var folder : holding) {
        var path = folder.path(file);
        if (isUnfinished(folder, path)) {
          return;
        }
        var directory = context.routes().forDirectory(folder.target(), path);
        var copy = copy(folder, path);
        if (copy.isPresent() || directory.isPresent()) {
          put(key, copy, directory);
          return;
        }
      }
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "no route takes this file: add one to the configuration's \"routes\", or set the"
              + " target's \"auditPath\"");
    } catch (FileFailure e) {
      tasks.put(key, new Task.Refused(e.at(file)));
    }
  }

  private static boolean isUnfinished(AuditedFolder folder, SharePath path) {
    return folder.target().publishing().isUnfinished(path.name());
  }

  private Optional<Routes.Copy> copy(AuditedFolder folder, SharePath path) throws FileFailure {
    return path.isRoot() ? Optional.empty() : context.routes().forFile(folder.target(), path);
  }

  /** An event does not say whether it names a file or a directory. */
  private void put(String key, Optional<Routes.Copy> file, Optional<Routes.Copy> directory) {
    var copy =
        file.filter(route -> !route.leftOut())
            .map(route -> EventContext.copy(route, SETTLED))
            .orElse(null);
    if (directory.isPresent() && directory.get().from() instanceof Location.OnShare source) {
      var changed = new ChangedDirectory(context.routes(), source, directory.get().to(), SETTLED);
      tasks.put(key, new Task.Changed(copy, changed));
    } else if (copy != null) {
      tasks.put(key, new Task.Perform(copy));
    }
  }

  /** What is renamed is deleted under its old name, and its directory tells of the new one. */
  private void deleted(String key, String file, List<AuditedFolder> holding) {
    try {
      for (var folder : holding) {
        var path = folder.path(file);
        var copy = isUnfinished(folder, path) ? Optional.<Routes.Copy>empty() : copy(folder, path);
        if (copy.isPresent()) {
          if (copy.get().terms().deletes() && !copy.get().leftOut()) {
            var deletion = Operation.Delete.copyOf(copy.get().from(), copy.get().to());
            tasks.putIfAbsent(key, new Task.Perform(deletion));
          }
          return;
        }
      }
    } catch (FileFailure e) {
      tasks.put(key, new Task.Refused(e.at(file)));
    }
  }

  /** Such as {@code share\event.txt} of {@code \Device\HarddiskVolume8\share\event.txt}. */
  private static String onVolume(String objectName) {
    var volume = objectName.startsWith(DEVICE) ? objectName.indexOf('\\', DEVICE.length()) : -1;
    return objectName.substring(volume + 1);
  }

  /** Those from which routes begin, the innermost first. */
  private List<AuditedFolder> folders() throws FileFailure {
    if (folders == null) {
      var targets = new LinkedHashMap<String, ConfiguredTarget>();
      for (var route : context.configuration().routes()) {
        if (route.from() instanceof Source.Files(var target, var ignored)) {
          targets.put(target.name(), target);
        }
      }
      var found = new ArrayList<AuditedFolder>();
      for (var target : targets.values()) {
        found.add(AuditedFolder.of(target, context.identities().of(target)));
      }
      found.sort(
          Comparator.comparingInt((AuditedFolder folder) -> folder.prefix().length()).reversed());
      folders = found;
    }
    return folders;
  }
}
