package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is missing fails with the status that the server said ([MS-ERREF] 2.3.1). */
interface MissingContract extends ShareSetting {
  /** What needs a path to be there. */
  interface Use {
    void of(SharePath path) throws Exception;
  }

  /** STATUS_OBJECT_NAME_NOT_FOUND: the parent is there. */
  int NAME_NOT_FOUND = 0xC0000034;

  /** STATUS_OBJECT_PATH_NOT_FOUND: the parent is missing, too. */
  int PATH_NOT_FOUND = 0xC000003A;

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
    assumeTrue(connector().limits().copiesOnServer(), "this backend does not copy on the server");
    assertSaysWhich(missing -> {
      try (var file = share().create(at("copied").temporarySibling())) {
        file.copyFrom(missing);
      }
    });
  }

  @Test
  default void aMissingParentIsToldWhereSomethingIsMade() throws Exception {
    assertStatus(PATH_NOT_FOUND, () -> share().create(at("missing/a.txt")));
    assertStatus(PATH_NOT_FOUND, () -> share().append(at("missing/a.txt")));
    assertStatus(PATH_NOT_FOUND, () -> share().createDirectory(at("missing/d")));
  }

  private void assertSaysWhich(Use use) throws Exception {
    var missing = at("missing");
    assertStatus(NAME_NOT_FOUND, () -> use.of(missing));
    for (var below : new String[] {"missing/a.txt", "missing/d/a.txt"}) {
      var path = at(below);
      assertStatus(PATH_NOT_FOUND, () -> use.of(path));
    }
  }

  private static void assertStatus(int status, Executable action) {
    assertEquals(OptionalInt.of(status), Failing.as(action, FailureKind.NOT_FOUND).ntStatus());
  }
}
