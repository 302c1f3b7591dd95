package dev.smbridge.domain.failure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileFailureTest {
  /** The kinds that the command line ends with 5 for, and that a state machine retries. */
  private static final Set<FailureKind> RETRYABLE =
      Set.of(
          FailureKind.UNREACHABLE,
          FailureKind.CONNECTION_LOST,
          FailureKind.DEADLINE,
          FailureKind.LOCKED,
          FailureKind.CHANGED);

  @ParameterizedTest
  @EnumSource
  void aNewFailureLeftNothingBehindAndIsRetriedAsItsKind(FailureKind kind) {
    var failure = new FileFailure(kind, "what went wrong");
    assertEquals(kind, failure.kind());
    assertEquals("what went wrong", failure.message());
    assertEquals(Effect.NONE, failure.effect());
    assertEquals(RETRYABLE.contains(kind), failure.retryable());
    assertNull(failure.path());
    assertNull(failure.getCause());
    assertEquals(Subject.ENTRY, failure.subject());
    assertEquals(OptionalInt.empty(), failure.serverStatus());
  }

  @Test
  void eachChangeKeepsEverythingElse() {
    var cause = new IOException("broken pipe");
    var full =
        new FileFailure(FailureKind.LOCKED, "in use")
            .causedBy(cause)
            .about(Subject.SHARE)
            .withServerStatus(0xC0000043)
            .withRetry(Retry.NEW_SESSION)
            .withEffect(Effect.UNKNOWN)
            .at("in/a.txt");
    var suppressed = new IllegalStateException("closing failed too");
    full.addSuppressed(suppressed);
    List<UnaryOperator<FileFailure>> changes =
        List.of(
            failure -> failure.causedBy(cause),
            failure -> failure.about(Subject.SHARE),
            failure -> failure.withServerStatus(0xC0000043),
            failure -> failure.withRetry(Retry.NEW_SESSION),
            failure -> failure.withEffect(Effect.UNKNOWN),
            failure -> failure.withMessage("in use"),
            failure -> failure.at("elsewhere"));
    for (var change : changes) {
      var changed = change.apply(full);
      assertEquals(FailureKind.LOCKED, changed.kind());
      assertEquals("in use", changed.message());
      assertSame(cause, changed.getCause());
      assertEquals(Subject.SHARE, changed.subject());
      assertEquals(OptionalInt.of(0xC0000043), changed.serverStatus());
      assertEquals(Retry.NEW_SESSION, changed.retry());
      assertEquals(Effect.UNKNOWN, changed.effect());
      assertEquals("in/a.txt", changed.path());
      assertArrayEquals(new Throwable[] {suppressed}, changed.getSuppressed());
      assertArrayEquals(full.getStackTrace(), changed.getStackTrace());
    }
  }

  @Test
  void theInnermostPathIsThePreciseOne() {
    var failure = new FileFailure(FailureKind.NOT_FOUND, "nothing is there").at("in/a").at("out");
    assertEquals("in/a", failure.path());
  }

  @Test
  void aRetryCanBeRuledOut() {
    var failure = new FileFailure(FailureKind.UNREACHABLE, "no such host").withRetry(Retry.NEVER);
    assertFalse(failure.retryable());
  }
}
