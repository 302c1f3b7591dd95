package dev.smbridge.domain.share;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Comparator;
import java.util.List;

/**
 * A share's files as they are behind its server, which does not hear of what is done here. Paths
 * are as in {@link SharePath#text}.
 */
public interface RawFiles {
  byte[] read(String path) throws IOException;

  /** Writes a file, in place when it exists; its directory exists. */
  void write(String path, byte[] content) throws IOException;

  /** The names in a directory as they are kept, in any order. */
  List<String> names(String directory) throws IOException;

  /** Sets the read-only attribute; false where that cannot be done from behind. */
  boolean makeReadOnly(String path) throws IOException;

  /** Puts a link there that the server shows as one; false where that cannot be done. */
  boolean makeLink(String path) throws IOException;

  /** Removes a directory with all that is in it. */
  void deleteTree(String directory) throws IOException;

  /** The files of a Samba share that keeps DOS attributes beside them, as it does by default. */
  static RawFiles ofSamba(Path directory) {
    return new RawFiles() {
      @Override
      public byte[] read(String path) throws IOException {
        return Files.readAllBytes(directory.resolve(path));
      }

      @Override
      public void write(String path, byte[] content) throws IOException {
        Files.write(directory.resolve(path), content);
      }

      @Override
      public List<String> names(String path) throws IOException {
        try (var entries = Files.list(directory.resolve(path))) {
          return entries.map(entry -> entry.getFileName().toString()).toList();
        }
      }

      @Override
      public boolean makeReadOnly(String path) {
        var attributes =
            Files.getFileAttributeView(directory.resolve(path), UserDefinedFileAttributeView.class);
        try {
          var readOnly = "0x1\0".getBytes(StandardCharsets.US_ASCII);
          attributes.write("DOSATTRIB", ByteBuffer.wrap(readOnly));
          return true;
        } catch (IOException withoutExtendedAttributes) {
          return false;
        }
      }

      @Override
      public boolean makeLink(String path) {
        return false; // Samba 4.17 follows symbolic links itself and shows none.
      }

      @Override
      public void deleteTree(String path) throws IOException {
        try (var below = Files.walk(directory.resolve(path))) {
          for (var file : below.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    };
  }
}
