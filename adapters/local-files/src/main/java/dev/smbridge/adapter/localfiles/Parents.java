package dev.smbridge.adapter.localfiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Makes the directories that a file needs. */
final class Parents {
  private Parents() {}

  static void create(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException file) {
      var notADirectory = new NotDirectoryException(file.getFile());
      notADirectory.initCause(file);
      throw notADirectory;
    }
  }
}
