import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Prepares the classes of jars for the archive of loaded classes (JEP 483), which saves most of the
 * time that a small command takes:
 *
 * <ul>
 *   <li>Those of Java 5, as picocli's and javax.inject's are, and all that extend them, are read
 *       and checked anew at every start (JVMS 4.10.2): they are raised to a newer format.
 *   <li>Switches over types, and what records have of themselves, are linked anew at every start,
 *       by code that is made for the purpose: {@link PlainCode} takes its place.
 * </ul>
 */
final class ArchivableClasses {
  private static final int MAJOR_OFFSET = 7;

  private ArchivableClasses() {}

  /** Rewrites the jars that are named, where they need it; beside them is what they refer to. */
  public static void main(String[] names) throws IOException {
    var jars = Stream.of(names).map(Path::of).toList();
    var urls = new ArrayList<URL>();
    for (var jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    try (var beside =
        Files.newDirectoryStream(jars.getLast().toAbsolutePath().getParent(), "*.jar")) {
      for (var jar : beside) {
        urls.add(jar.toUri().toURL());
      }
    }
    try (var loader = new URLClassLoader(urls.toArray(URL[]::new))) {
      var types = ClassHierarchyResolver.ofResourceParsing(loader);
      var format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types));
      for (var jar : jars) {
        rewrite(jar, format);
      }
    }
  }

  private static void rewrite(Path jar, ClassFile format) throws IOException {
    var rewritten = Path.of(jar + ".new");
    var changed = false;
    try (var old = new ZipFile(jar.toFile());
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(rewritten)))) {
      for (var entry : Collections.list(old.entries())) {
        var content = old.getInputStream(entry).readAllBytes();
        var archivable =
            entry.getName().endsWith(".class") ? archivable(format, content) : content;
        changed |= archivable != content;
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(archivable);
        out.closeEntry();
      }
    }
    if (changed) {
      Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(rewritten);
    }
  }

  private static byte[] archivable(ClassFile format, byte[] content) {
    if (content[MAJOR_OFFSET] < ClassFile.JAVA_6_VERSION) {
      return raised(format, content);
    }
    ClassModel model = format.parse(content);
    return PlainCode.isWantedIn(model) ? PlainCode.of(format, model) : content;
  }

  private static byte[] raised(ClassFile format, byte[] content) {
    var version =
        ClassTransform.dropping(ClassFileVersion.class::isInstance)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    var code = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    var mapped = format.withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    return mapped.transformClass(format.parse(content), version.andThen(code));
  }
}
