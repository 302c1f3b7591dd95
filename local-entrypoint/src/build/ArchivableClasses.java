import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Raises the classes of a jar to a format that the virtual machine archives: those of Java 5, as
 * picocli's are, it reads and checks anew at every start (JVMS 4.10.2, JEP 483), which takes longer
 * than all else that a small command does.
 */
final class ArchivableClasses {
  private static final int MAJOR_OFFSET = 7;

  private ArchivableClasses() {}

  /** Rewrites the one jar that is named, unless all of its classes are new enough. */
  public static void main(String[] jars) throws IOException {
    var jar = Path.of(jars[0]);
    var rewritten = Path.of(jars[0] + ".new");
    try (var old = new ZipFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(rewritten)))) {
      var format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofClassLoading(loader)));
      for (var entry : Collections.list(old.entries())) {
        var content = old.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(isOld(entry, content) ? raised(format, content) : content);
        out.closeEntry();
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOld(ZipEntry entry, byte[] content) {
    return entry.getName().endsWith(".class") && content[MAJOR_OFFSET] < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] raised(ClassFile format, byte[] content) {
    var version =
        ClassTransform.dropping(ClassFileVersion.class::isInstance)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    var code = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return format.transformClass(format.parse(content), version.andThen(code));
  }
}
