package dev.smbridge.adapter.smb.kerberos;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in memory that has no name: memfd_create(2), which Linux has. It is gone when it is
 * closed, or with the process, however that ends.
 */
final class AnonymousFile implements AutoCloseable {
  private static final int CLOSE_ON_EXEC = 1; // MFD_CLOEXEC: not for the programs that we start.

  private final int descriptor;

  private AnonymousFile(int descriptor) {
    this.descriptor = descriptor;
  }

  /** An empty one; none where the system has no such files or lets Java make none. */
  static Optional<AnonymousFile> create() {
    // Asked for first, since the JVM warns on standard error of who did not ask.
    if (!AnonymousFile.class.getModule().isNativeAccessEnabled()
        || !System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    try (var arena = Arena.ofConfined()) {
      var descriptor = (int) Native.CREATE.invokeExact(arena.allocateFrom("keytab"), CLOSE_ON_EXEC);
      return descriptor < 0 ? Optional.empty() : withName(new AnonymousFile(descriptor));
    } catch (Throwable _) {
      return Optional.empty();
    }
  }

  /** Where proc(5) is not mounted, it cannot be opened by name. */
  private static Optional<AnonymousFile> withName(AnonymousFile file) {
    if (Files.isWritable(file.path())) {
      return Optional.of(file);
    }
    file.close();
    return Optional.empty();
  }

  /** How this process opens it by name (proc(5)). */
  Path path() {
    return Path.of("/proc/self/fd/" + descriptor);
  }

  @Override
  public void close() {
    try {
      var ignored = (int) Native.CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw new IllegalStateException("a file in memory cannot be closed", e);
    }
  }

  /** What of the C library is called; looked up by the first who needs it. */
  private static final class Native {
    static final MethodHandle CREATE =
        function("memfd_create", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    static final MethodHandle CLOSE = function("close", ValueLayout.JAVA_INT);

    @SuppressWarnings("restricted") // Whether native access is allowed was asked before.
    private static MethodHandle function(String name, MemoryLayout... parameters) {
      var linker = Linker.nativeLinker();
      var address = linker.defaultLookup().findOrThrow(name);
      return linker.downcallHandle(
          address, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }
  }
}
