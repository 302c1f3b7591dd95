package dev.smbridge.local.bench;

import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.objects.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;

/** Files to measure with, in a temporary folder that goes with this object. */
final class LocalSamples implements AutoCloseable {
  /** The size of each of the many small files. */
  static final int SMALL_BYTES = 4 << 10;

  /** The first of the small files. */
  static final String ONE_SMALL = "small/file-0";

  private static final int BLOCK_BYTES = 1 << 20;

  private final Path folder;

  private LocalSamples(Path folder) {
    this.folder = folder;
  }

  /** Makes them; what they hold cannot be compressed. */
  static LocalSamples of(long largeMebibytes, int smallFiles) throws IOException {
    var samples = new LocalSamples(Files.createTempDirectory("smbridge-bench"));
    try {
      samples.fill(largeMebibytes, smallFiles);
      return samples;
    } catch (IOException e) {
      samples.close();
      throw e;
    }
  }

  private void fill(long largeMebibytes, int smallFiles) throws IOException {
    var random = new Random(7);
    var block = new byte[BLOCK_BYTES];
    try (var large = Files.newOutputStream(path("large"))) {
      for (var i = 0L; i < largeMebibytes; i++) {
        random.nextBytes(block);
        large.write(block);
      }
    }
    var small = new byte[SMALL_BYTES];
    Files.createDirectory(path("small"));
    for (var i = 0; i < smallFiles; i++) {
      random.nextBytes(small);
      Files.write(path("small").resolve("file-" + i), small);
    }
  }

  Path folder() {
    return folder;
  }

  Path path(String name, String... below) {
    return folder.resolve(Path.of(name, below));
  }

  Location location(String name) {
    return new InStore(Location.LOCAL, new ObjectKey("", path(name).toString()), false);
  }

  void makeFolder(String name) throws IOException {
    Files.createDirectory(path(name));
  }

  void remove(String name) throws IOException {
    remove(path(name));
  }

  @Override
  public void close() {
    try {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path top) throws IOException {
    try (var all = Files.walk(top)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
