package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is missing is said: the entry, or a directory above it; with the server's status. */
interface MissingContract extends ShareSetting {
  /** What needs a path to be there. */
  interface Use {
    void of(SharePath path) throws Exception;
  }

  @Test
  default void aLookAtWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assertSaysWhich(missing -> share().stat(missing));
  }

  @Test
  default void aListingOfWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assertSaysWhich(missing -> share().list(missing, "*"));
  }

  @Test
  default void readingWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assertSaysWhich(missing -> share().open(missing, Sharing.EVERYBODY));
  }

  @Test
  default void deletingWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assertSaysWhich(missing -> share().delete(missing));
  }

  @Test
  default void movingWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assertSaysWhich(missing -> share().move(missing, at("moved"), false));
  }

  @Test
  default void copyingWhatIsMissingSaysWhetherItsParentIs() throws Exception {
    assumeTrue(
        connector().capabilities().copiesOnServer(), "this backend does not copy on the server");
    assertSaysWhich(missing -> {
      try (var file = share().create(at("copied").temporarySibling())) {
        file.copyFrom(missing);
      }
    });
  }

  @Test
  default void aMissingParentIsToldWhereSomethingIsMade() throws Exception {
    assertMissing(Subject.PARENT, () -> share().create(at("missing/a.txt")));
    assertMissing(Subject.PARENT, () -> share().append(at("missing/a.txt")));
    assertMissing(Subject.PARENT, () -> share().createDirectory(at("missing/d")));
  }

  private void assertSaysWhich(Use use) throws Exception {
    var missing = at("missing");
    assertMissing(Subject.ENTRY, () -> use.of(missing));
    for (var below : new String[] {"missing/a.txt", "missing/d/a.txt"}) {
      var path = at(below);
      assertMissing(Subject.PARENT, () -> use.of(path));
    }
  }

  private static void assertMissing(Subject subject, Executable action) {
    var failure = Failing.as(action, FailureKind.NOT_FOUND);
    assertEquals(subject, failure.subject());
    assertTrue(failure.serverStatus().isPresent());
  }
}
