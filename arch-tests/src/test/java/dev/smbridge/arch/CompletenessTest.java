package dev.smbridge.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.share.ShareConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What exists once must exist everywhere: a command, golden files, a contract's test. */
class CompletenessTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The contract that tests each port. */
  private static final Map<Class<?>, String> CONTRACTS =
      Map.of(
          ShareConnector.class, "ShareContract",
          ObjectStore.class, "ObjectStoreContract",
          CredentialSource.class, "CredentialSourceContract");

  /**
   * Inline content is a matter of requests; on the command line it is {@code cat} and {@code put}.
   */
  private static final Set<String> COPIED_ON_THE_COMMAND_LINE = Set.of("Read", "Write");

  /** What was imported of a folder: that takes seconds. */
  private static final Map<Path, JavaClasses> CLASSES = new ConcurrentHashMap<>();

  private static final Set<String> ASKED_BY_COMMANDS =
      new ClassFileImporter()
          .importPackages("dev.smbridge.local.command").stream()
              .flatMap(command -> command.getDirectDependenciesFromSelf().stream())
              .map(dependency -> dependency.getTargetClass().getName())
              .collect(Collectors.toUnmodifiableSet());

  static List<String> operations() {
    return Arrays.stream(Operation.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void eachOperationHasACommand(String operation) {
    assertTrue(
        COPIED_ON_THE_COMMAND_LINE.contains(operation)
            || ASKED_BY_COMMANDS.contains("dev.smbridge.domain.operation.Operation$" + operation),
        "no command asks for " + operation);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void eachOperationHasGoldenFiles(String operation) throws IOException {
    try (var files = Files.walk(ROOT.resolve("adapters/json/src/test/resources"))) {
      var words = operation.toLowerCase(Locale.ROOT).replace("entries", "").replace("shares", "");
      var key = words.equals("list") && operation.endsWith("Shares") ? "shares" : words;
      var golden =
          files
              .map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).replace("-", ""))
              .filter(name -> name.startsWith(key) && name.endsWith(".json"))
              .toList();
      assertTrue(!golden.isEmpty(), "no golden file for " + operation);
    }
  }

  static List<Arguments> ports() {
    return CONTRACTS.entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ports")
  void eachImplementationOfAPortHasATestThatExtendsItsContract(Class<?> port, String contract)
      throws IOException {
    var missing = new TreeSet<String>();
    var implementations = 0;
    try (var modules = Files.list(ROOT.resolve("adapters"))) {
      for (var module : modules.filter(Files::isDirectory).toList()) {
        var classes = classes(module.resolve("target/classes"));
        for (var type : classes) {
          if (isImplementation(type, port)) {
            implementations++;
            if (!hasContractTest(module, contract)) {
              missing.add(type.getName());
            }
          }
        }
      }
    }
    assertTrue(implementations > 0, "no implementation was found");
    assertEquals(Set.of(), missing);
  }

  private static boolean isImplementation(JavaClass type, Class<?> port) {
    return type.getPackageName().startsWith("dev.smbridge.adapter.")
        && !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && type.getRawInterfaces().stream()
            .anyMatch(implemented -> implemented.getName().equals(port.getName()));
  }

  private static boolean hasContractTest(Path module, String contract) {
    return classes(module.resolve("target/test-classes")).stream()
        .anyMatch(test ->
            test.getAllRawSuperclasses().stream()
                .anyMatch(parent -> parent.getSimpleName().equals(contract)));
  }

  private static JavaClasses classes(Path directory) {
    return CLASSES.computeIfAbsent(directory, CompletenessTest::imported);
  }

  private static JavaClasses imported(Path directory) {
    return new ClassFileImporter()
        .importPaths(Files.isDirectory(directory) ? List.of(directory) : List.of());
  }

  @Test
  void theFoldersOfTheTopLevelAreTheUsers() {
    for (var folder :
        List.of("domain", "adapters", "lambda-entrypoint", "local-entrypoint", "arch-tests")) {
      assertTrue(Files.isRegularFile(ROOT.resolve(folder).resolve("pom.xml")), folder);
    }
  }
}
