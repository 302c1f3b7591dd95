package dev.smbridge.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.smbridge.domain.port.Port;
import java.util.List;
import java.util.Set;

/** What a port is, and who may see one. */
final class PortRules {
  private static final int MOST_METHODS = 13;

  /** Where adapters are put on their ports. */
  private static final Set<String> WIRING = Set.of("LocalModule", "LambdaModule");

  private static final DescribedPredicate<JavaClass> ARE_PORTS =
      describe("are ports", type -> type.isAnnotatedWith(Port.class));

  private PortRules() {}

  static List<ArchitectureRule> all() {
    return List.of(
        new ArchitectureRule(
            "ports are small interfaces that throw FileFailure alone",
            classes().that(ARE_PORTS).should(BE_SMALL_INTERFACES),
            "ports"),
        new ArchitectureRule(
            "entrypoints see file operations, never a port",
            noClasses()
                .that()
                .resideInAnyPackage("..smbridge.lambda..", "..smbridge.local..")
                .and(describe("are not wiring", type -> !isWiring(type)))
                .should()
                .dependOnClassesThat(ARE_PORTS),
            "seesports"));
  }

  private static boolean isWiring(JavaClass type) {
    var name = type.getSimpleName();
    return WIRING.stream().anyMatch(name::startsWith)
        || name.startsWith("Dagger")
        || type.getFullName().contains("Dagger");
  }

  private static final ArchCondition<JavaClass> BE_SMALL_INTERFACES =
      new ArchCondition<>("be small interfaces that throw FileFailure alone") {
        @Override
        public void check(JavaClass port, ConditionEvents events) {
          if (!port.isInterface() || port.getMethods().size() > MOST_METHODS) {
            events.add(
                SimpleConditionEvent.violated(port, port.getName() + " is no small interface"));
          }
          port.getMethods().stream()
              .filter(method ->
                  !method.getModifiers().contains(JavaModifier.ABSTRACT)
                      || method.getExceptionTypes().stream()
                          .anyMatch(thrown -> !thrown.getName().endsWith(".FileFailure")))
              .forEach(method ->
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " has a body or throws more")));
        }
      };
}
