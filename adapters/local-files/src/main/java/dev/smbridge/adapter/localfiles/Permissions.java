package dev.smbridge.adapter.localfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a file that is written: what the process gives every new file, or, so that
 * replacing a private file publishes nothing, what the replaced file had.
 */
record Permissions(@Nullable Set<PosixFilePermission> replaced) {
  static final Permissions USUAL = new Permissions(null);

  /** Those of the file at a path; the usual ones where there is none, or none of that kind. */
  static Permissions of(Path path) throws IOException {
    var view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return USUAL;
    }
    try {
      var attributes = view.readAttributes();
      return attributes.isRegularFile() ? new Permissions(attributes.permissions()) : USUAL;
    } catch (NoSuchFileException _) {
      return USUAL;
    }
  }

  /** What a temporary file is created with: no more than it ends with. */
  FileAttribute<?>[] atCreation() {
    return replaced == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(replaced)};
  }

  /** Gives a finished file what creation may have held back. */
  void restore(Path path) throws IOException {
    if (replaced != null) {
      Files.setPosixFilePermissions(path, replaced);
    }
  }
}
