package dev.smbridge.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the program, and fails for the classes that were made to break it. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(
              "dev.smbridge.domain",
              "dev.smbridge.adapter",
              "dev.smbridge.lambda",
              "dev.smbridge.local");

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("dev.smbridge.arch.broken");

  static Stream<ArchitectureRule> rules() {
    return Stream.of(DependencyRules.all(), PortRules.all(), AdapterRules.all(), StateRules.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramKeeps(ArchitectureRule rule) {
    rule.rule().check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBrokenFixtureIsCaughtBy(ArchitectureRule rule) {
    var classes = BROKEN.that(resideInAPackage("dev.smbridge.arch.broken." + rule.broken() + ".."));
    assertFalse(classes.isEmpty(), "the fixture " + rule.broken() + " has no classes");
    assertTrue(
        rule.rule().evaluate(classes).hasViolation(),
        "the rule does not catch its broken fixture " + rule.broken());
  }
}
