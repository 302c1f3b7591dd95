package dev.smbridge.domain.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.function.Executable;

/** What every expected failure of a port looks like. */
public final class Failing {
  private Failing() {}

  /** Holds that something fails as one of these kinds, without effect, and says so properly. */
  public static FileFailure as(Executable action, FailureKind first, FailureKind... others) {
    var failure = assertThrows(FileFailure.class, action);
    var kinds = EnumSet.of(first, others);
    assertTrue(
        kinds.contains(failure.kind()),
        () -> "expected " + kinds + " but was " + failure.kind() + ": " + failure.message());
    assertEquals(Effect.NONE, failure.effect(), failure::message);
    assertReadable(failure);
    return failure;
  }

  /** One sentence without a path of its own: the use case adds the path. */
  private static void assertReadable(FileFailure failure) {
    assertFalse(failure.message().isBlank(), () -> failure.kind() + " without a message");
    assertFalse(failure.message().contains("\n"), failure::message);
    assertFalse(failure.message().contains("Exception"), failure::message);
    assertNull(failure.path(), "a port names no path");
  }
}
