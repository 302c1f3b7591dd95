package dev.smbridge.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.util.List;

/** What is kept, and how. */
final class StateRules {
  private StateRules() {}

  static List<ArchitectureRule> all() {
    return List.of(
        new ArchitectureRule(
            "static fields are final",
            fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..smbridge..")
                .and()
                .areStatic()
                .should()
                .beFinal(),
            "staticstate"),
        new ArchitectureRule(
            "no secret is kept in a String",
            noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                    "..smbridge.domain..",
                    "..smbridge.adapter..",
                    "..smbridge.lambda..",
                    "..smbridge.local..")
                .and()
                .areNotStatic()
                .and()
                .haveNameMatching("(?i).*(password|secret|keytab)s?")
                .should()
                .haveRawType(String.class),
            "stringsecret"));
  }
}
