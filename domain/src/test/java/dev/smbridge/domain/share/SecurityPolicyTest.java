package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityPolicyTest {
  private static final List<Boolean> EITHER = List.of(false, true);

  static Stream<SecurityPolicy> policies() {
    var policies = new ArrayList<SecurityPolicy>();
    for (var encryption : Encryption.values()) {
      for (var signing : Signing.values()) {
        for (var dialect : Dialect.values()) {
          policies.add(new SecurityPolicy(encryption, signing, dialect, AccessMode.READ_WRITE));
        }
      }
    }
    return policies.stream();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aBackendIsRefusedWhenItCannotPromiseWhatIsRequired(SecurityPolicy policy) {
    for (var maximum : Dialect.values()) {
      for (var encrypts : EITHER) {
        for (var verifies : EITHER) {
          var limits = new Capabilities("backend", maximum, encrypts, verifies, true);
          assertEquals(
              isMet(policy, maximum, encrypts, verifies),
              policy.refusalOf(limits).isEmpty(),
              limits::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aSessionIsRefusedWhenItIsNotWhatIsRequired(SecurityPolicy policy) {
    for (var dialect : Dialect.values()) {
      for (var encrypted : EITHER) {
        for (var signed : EITHER) {
          var facts =
              new SessionFacts(
                  "backend", dialect, encrypted, signed, "192.0.2.1", "none", "none", "none");
          assertHeld(isMet(policy, dialect, encrypted, signed), () -> policy.requireSession(facts));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatIsNegotiatedIsHeldAgainstThePolicyBeforeTheLogin(SecurityPolicy policy) {
    for (var dialect : Dialect.values()) {
      for (var canEncrypt : EITHER) {
        assertHeld(
            isMet(policy, dialect, canEncrypt, true),
            () -> policy.requireNegotiated(dialect, canEncrypt));
      }
    }
  }

  @Test
  void theSafePolicyIsTheDefaultOfTheContract() {
    assertEquals(
        new SecurityPolicy(
            Encryption.REQUIRED, Signing.REQUIRED, Dialect.SMB_3_0, AccessMode.READ_WRITE),
        SecurityPolicy.SAFE);
    assertDoesNotThrow(SecurityPolicy.SAFE::requireWritable);
  }

  @Test
  void aReadOnlyTargetRefusesChangesAndSaysWhere() {
    var readOnly =
        new SecurityPolicy(
            Encryption.OFF, Signing.PREFERRED, Dialect.SMB_2_0_2, AccessMode.READ_ONLY);
    var failure = Failing.as(readOnly::requireWritable, FailureKind.POLICY);
    assertTrue(failure.message().contains("access"), failure::message);
  }

  private static boolean isMet(
      SecurityPolicy policy, Dialect dialect, boolean encrypted, boolean verified) {
    return (encrypted || policy.encryption() != Encryption.REQUIRED)
        && (verified || policy.signing() != Signing.REQUIRED)
        && dialect.text().compareTo(policy.minimumDialect().text()) >= 0;
  }

  private static void assertHeld(boolean met, Executable check) {
    if (met) {
      assertDoesNotThrow(check);
    } else {
      Failing.as(check, FailureKind.POLICY);
    }
  }
}
