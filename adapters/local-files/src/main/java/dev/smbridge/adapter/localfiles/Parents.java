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
    } catch (FileAlreadyExistsException e) {
      var notADirectory = new NotDirectoryException(e.getFile());
      notADirectory.initCause(e);
      throw notADirectory;
    }
  }
}
