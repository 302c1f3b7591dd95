package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Route.Source;
import dev.smbridge.lambda.event.Event.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
   * Adds the copy of a file that changed. Passes over any other access, this function's own, the
   * temporary files of writes, and a file's streams beside its content.
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
    var key = file.toLowerCase(Locale.ROOT);
    if (access.isChange() && !file.contains(":") && !tasks.containsKey(key)) {
      var holding = folders().stream().filter(folder -> folder.contains(file)).toList();
      if (holding.stream().noneMatch(folder -> folder.isOwn(access.username()))) {
        put(key, file, holding);
      }
    }
  }

  private void put(String key, String file, List<AuditedFolder> holding) {
    try {
      for (var folder : holding) {
        var path = folder.path(file);
        if (path.isTemporary()) {
          return;
        }
        var copy = context.routes().forFile(folder.target(), path);
        if (copy.isPresent()) {
          if (!copy.get().leftOut()) {
            tasks.put(key, new Task.Perform(EventContext.copy(copy.get(), SETTLED)));
          }
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
