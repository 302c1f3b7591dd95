package dev.smbridge.arch;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may know whom. */
final class DependencyRules {
  /** What the adapters of AWS's services share. */
  private static final String AWS = "..smbridge.adapter.aws..";

  /** What the SMB backends share. */
  private static final String SMB = "..smbridge.adapter.smb..";

  /** Native code, for those that move bulk. */
  private static final String NATIVE_CRYPTO = "..smbridge.adapter.nativecrypto..";

  private static final List<String> OF_NATIVE_CRYPTO =
      List.of(NATIVE_CRYPTO, AWS, "..smbridge.adapter.smbj..");

  private static final List<String> OF_SMB =
      List.of(SMB, "..smbridge.adapter.smbj..", "..smbridge.adapter.jcifsng..");

  private static final List<String> OF_AWS =
      List.of(
          AWS,
          "..smbridge.adapter.s3..",
          "..smbridge.adapter.secretsmanager..",
          "..smbridge.adapter.parameterstore..");

  /** The packages that may name a library. */
  private static final Map<String, List<String>> OWNERS =
      Map.of(
          "com.hierynomus..", List.of("..smbridge.adapter.smbj.."),
          "jcifs..", List.of("..smbridge.adapter.jcifsng.."),
          "software.amazon.awssdk..", OF_AWS,
          "com.amazonaws..", List.of("..smbridge.lambda.."),
          "org.crac..", List.of("..smbridge.lambda.."),
          "picocli..", List.of("..smbridge.local.."),
          "com.amazon.corretto..", List.of(NATIVE_CRYPTO),
          // An interface of jcifs-ng that a login implements speaks in its types.
          "org.bouncycastle..",
              List.of("..smbridge.adapter.smbj..", "..smbridge.adapter.jcifsng.."));

  private DependencyRules() {}

  static List<ArchitectureRule> all() {
    var rules = new ArrayList<ArchitectureRule>();
    rules.add(new ArchitectureRule("the domain knows Java alone", pureDomain(), "impuredomain"));
    rules.add(new ArchitectureRule("adapters never meet", siblings(), "siblings"));
    rules.add(
        new ArchitectureRule(
            "what AWS's adapters share is theirs alone", owned(AWS, OF_AWS), "awsshared"));
    rules.add(
        new ArchitectureRule(
            "what the SMB backends share is theirs alone", owned(SMB, OF_SMB), "smbshared"));
    rules.add(
        new ArchitectureRule(
            "native cryptography is for those that move bulk",
            owned(NATIVE_CRYPTO, OF_NATIVE_CRYPTO),
            "nativeshared"));
    rules.add(
        new ArchitectureRule(
            "adapters never see entrypoints",
            noClasses()
                .that()
                .resideInAPackage("..smbridge.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..smbridge.lambda..", "..smbridge.local.."),
            "upwards"));
    rules.add(
        new ArchitectureRule(
            "entrypoints never meet",
            slices().matching("..smbridge.(l*)..").should().notDependOnEachOther(),
            "entrypoints"));
    rules.add(
        new ArchitectureRule(
            "packages have no cycles",
            slices().matching("..smbridge.(**)").should().beFreeOfCycles(),
            "cycle"));
    OWNERS.forEach((library, owners) ->
        rules.add(
            new ArchitectureRule(library + " has one owner", owned(library, owners), "owners")));
    return rules;
  }

  private static ArchRule pureDomain() {
    return classes()
        .that()
        .resideInAPackage("..smbridge.domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("..smbridge.domain..", "java..", "org.jspecify..")
                .or(resideInAPackage("")));
  }

  private static ArchRule siblings() {
    return slices()
        .matching("..smbridge.adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAnyPackage(AWS, SMB, NATIVE_CRYPTO));
  }

  private static ArchRule owned(String library, List<String> owners) {
    return noClasses()
        .that()
        .resideInAPackage("..smbridge..")
        .and()
        .resideOutsideOfPackages(owners.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
