package dev.smbridge.domain.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A store's objects as they are behind the port, which does not hear of what is done here. */
public interface RawObjects {
  byte[] read(ObjectKey key) throws Exception;

  /** Puts an object there, whether or not there is one. */
  void write(ObjectKey key, byte[] content) throws Exception;

  void remove(ObjectKey key) throws Exception;

  /**
   * Everything below a directory, to any depth, in order, relative to it; temporary files and
   * unfinished uploads included.
   */
  List<String> everythingBelow(ObjectKey directory) throws Exception;

  /** Local files, a key being a path. */
  static RawObjects ofLocalFiles() {
    return new RawObjects() {
      @Override
      public byte[] read(ObjectKey key) throws IOException {
        return Files.readAllBytes(Path.of(key.key()));
      }

      @Override
      public void write(ObjectKey key, byte[] content) throws IOException {
        var file = Path.of(key.key());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, content);
      }

      @Override
      public void remove(ObjectKey key) throws IOException {
        Files.delete(Path.of(key.key()));
      }

      @Override
      public List<String> everythingBelow(ObjectKey directory) throws IOException {
        var top = Path.of(directory.key());
        if (!Files.exists(top)) {
          return List.of();
        }
        try (var files = Files.walk(top)) {
          return files
              .filter(Files::isRegularFile)
              .map(file -> top.relativize(file).toString())
              .sorted()
              .toList();
        }
      }
    };
  }
}
