package dev.smbridge.domain.objects;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/** The directories that keys with {@code /} make. */
final class MemoryObjectTree {
  private MemoryObjectTree() {}

  static List<Entry> below(
      ObjectKey directory,
      boolean recursive,
      boolean markers,
      NavigableMap<ObjectKey, MemoryObjectStore.Stored> objects) {
    var prefix = directory.child("").key();
    var directories = new TreeSet<String>();
    var entries = new ArrayList<Entry>();
    objects.forEach((key, stored) -> {
      if (!key.container().equals(directory.container())
          || !key.key().startsWith(prefix)
          || key.key().equals(prefix)) {
        return;
      }
      var relative = key.key().substring(prefix.length());
      var slash = relative.indexOf('/');
      if (recursive && relative.endsWith("/")) {
        if (markers) {
          var name = relative.substring(0, relative.length() - 1);
          entries.add(new Entry(name, EntryType.DIRECTORY, 0, Instant.EPOCH));
        }
      } else if (recursive || slash < 0) {
        var version = stored.version();
        entries.add(new Entry(relative, EntryType.FILE, version.sizeBytes(), version.modified()));
      } else {
        directories.add(relative.substring(0, slash));
      }
    });
    directories.forEach(
        name -> entries.add(new Entry(name, EntryType.DIRECTORY, 0, Instant.EPOCH)));
    return entries;
  }
}
