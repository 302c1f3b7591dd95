package dev.smbridge.adapter.smb.kerberos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import javax.security.auth.kerberos.KeyTab;

/**
 * A keytab for the length of one login. The JDK reads it from a file only, so it lies in an
 * anonymous one in memory; where there is none, in a temporary one that no other user may read.
 */
final class KeytabFile implements AutoCloseable {
  /** The format's version and no key: such a keytab is valid. */
  private static final byte[] NO_KEYS = {5, 2};

  /** No keytab that is read for a login is that old. */
  private static final FileTime LONG_AGO = FileTime.fromMillis(1000);

  private final Path path;
  private final Optional<AnonymousFile> inMemory;

  private KeytabFile(Path path, Optional<AnonymousFile> inMemory) {
    this.path = path;
    this.inMemory = inMemory;
  }

  /**
   * Holds a keytab until it is closed.
   *
   * @param content the caller's, to be erased after this
   */
  static KeytabFile of(byte[] content) throws IOException {
    return of(content, AnonymousFile.create());
  }

  /** The same, in memory or not. */
  static KeytabFile of(byte[] content, Optional<AnonymousFile> inMemory) throws IOException {
    // Temporary files are made for their owner alone.
    var path =
        inMemory.isPresent() ? inMemory.get().path() : Files.createTempFile("smbridge-", ".keytab");
    var file = new KeytabFile(path, inMemory);
    try {
      Files.write(path, content);
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** What the login module opens. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      // In place: what is cut off first stays on the disk.
      Files.write(path, new byte[(int) Files.size(path)], StandardOpenOption.WRITE);
      makeTheJdkForget();
    } finally {
      if (inMemory.isPresent()) {
        inMemory.get().close();
      } else {
        Files.delete(path);
      }
    }
  }

  /**
   * The JDK keeps the keys of every file that it has read until it sees the file changed. That is
   * while it is still ours: the name of an anonymous file is soon that of another file.
   */
  private void makeTheJdkForget() throws IOException {
    Files.write(path, NO_KEYS);
    Files.setLastModifiedTime(path, LONG_AGO);
    KeyTab.getInstance(path.toFile()).exists();
  }
}
