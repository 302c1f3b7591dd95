package dev.smbridge.adapter.localfiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a temporary file its final name in one step. */
final class Publication {
  private Publication() {}

  static void publish(Path temporary, Path target, boolean replace) throws IOException {
    if (replace) {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (link(temporary, target)) {
      Closing.quietly(() -> Files.delete(temporary));
    } else {
      Files.createFile(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Gives it a second name, which, unlike a rename, fails where the name is taken.
   *
   * @return false where the file system has no hard links; the name is then taken by an empty file,
   *     which others see for a moment
   */
  private static boolean link(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException _) {
      return false;
    }
  }
}
