package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of this adapter have in common: a store and a folder of its own. */
abstract class LocalFilesTest {
  static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(10));

  final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
  final LocalObjectStore store =
      new LocalObjectStore(InputStream.nullInputStream(), standardOutput);

  /** What listings could not show. */
  final List<FileFailure> unlisted = new ArrayList<>();

  @TempDir Path folder;

  ObjectKey key(String relative) {
    return new ObjectKey("", folder.resolve(relative).toString());
  }

  Draft create(String relative, IfExists ifExists) throws FileFailure {
    return store.create(key(relative), Version.UNKNOWN_SIZE, ifExists, DEADLINE);
  }

  void store(String relative, String text, IfExists ifExists) throws FileFailure {
    try (var draft = create(relative, ifExists)) {
      draft.writeAt(0, bytes(text));
      draft.publish(bytes(text).remaining());
    }
  }

  List<Entry> list(String relative, boolean recursive) throws FileFailure {
    var entries = new ArrayList<Entry>();
    try (var listing =
        store.list(key(relative), ListingScope.of(recursive, false, unlisted::add), DEADLINE)) {
      for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
        entries.add(entry.get());
      }
    }
    return entries;
  }

  List<String> names() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static void assertFails(FailureKind kind, Executable work) {
    assertEquals(kind, assertThrows(FileFailure.class, work).kind());
  }
}
