package dev.smbridge.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What an adapter shows, and where it translates. */
final class AdapterRules {
  private static final List<String> VENDORS =
      List.of("com.hierynomus.", "jcifs.", "software.amazon.awssdk.");

  /**
   * What smbj's interface for cryptography throws; the crypto package implements that interface.
   */
  private static final String CRYPTOGRAPHY = "com.hierynomus.security.";

  private AdapterRules() {}

  static List<ArchitectureRule> all() {
    return List.of(
        new ArchitectureRule(
            "an adapter's package shows its module alone",
            classes()
                .that(
                    describe(
                        "are at the top of an adapter (aws, nativecrypto and smb are what several share)",
                        type ->
                            type.getPackageName()
                                    .matches(
                                        ".*smbridge\\.adapter\\.(?!(aws|nativecrypto|smb)$)[^.]+")
                                && type.isTopLevelClass()
                                && !type.getSimpleName().equals("package-info")))
                .should(SHOW_MODULES_ALONE),
            "publicadapter"),
        new ArchitectureRule(
            "vendor exceptions are translated in *Failures alone",
            codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..smbridge.adapter..")
                .should(CATCH_NO_VENDOR_EXCEPTION),
            "vendorexceptions"));
  }

  private static final ArchCondition<JavaClass> SHOW_MODULES_ALONE =
      new ArchCondition<>("be public only as Dagger modules") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          var isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
          var isModule = type.isAnnotatedWith("dagger.Module");
          var isGenerated = type.getSimpleName().contains("_");
          if (isPublic && !isModule && !isGenerated) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is public"));
          }
        }
      };

  private static final ArchCondition<JavaCodeUnit> CATCH_NO_VENDOR_EXCEPTION =
      new ArchCondition<>("catch vendor exceptions in *Failures alone") {
        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
          if (unit.getOwner().getSimpleName().endsWith("Failures")) {
            return;
          }
          unit.getTryCatchBlocks().stream()
              .flatMap(block -> block.getCaughtThrowables().stream())
              .filter(caught -> VENDORS.stream().anyMatch(caught.getName()::startsWith))
              .filter(caught -> !caught.getName().startsWith(CRYPTOGRAPHY))
              .forEach(caught ->
                  events.add(
                      SimpleConditionEvent.violated(
                          unit, unit.getFullName() + " catches " + caught.getName())));
        }
      };
}
