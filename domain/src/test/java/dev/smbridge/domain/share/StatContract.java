package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Share#stat}. */
interface StatContract extends ShareSetting {
  @Test
  default void aFileIsSeenWithItsSizeAndTime() throws Exception {
    var before = Instant.now().minus(Duration.ofSeconds(10));
    var entry = share().stat(given("a.txt", ShareSetting.bytes(1234)));
    assertEquals("a.txt", entry.path());
    assertEquals(EntryType.FILE, entry.type());
    assertEquals(1234, entry.sizeBytes());
    assertTrue(entry.modified().isAfter(before), entry::toString);
    assertTrue(entry.modified().isBefore(Instant.now().plusSeconds(10)), entry::toString);
  }

  @Test
  default void aDirectoryIsSeenWithoutASize() throws Exception {
    var entry = share().stat(givenDirectory("d"));
    assertEquals("d", entry.path());
    assertEquals(EntryType.DIRECTORY, entry.type());
    assertEquals(0, entry.sizeBytes());
  }

  @Test
  default void theTopIsADirectoryWithoutAName() throws Exception {
    var entry = share().stat(SharePath.ROOT);
    assertEquals("", entry.path());
    assertEquals(EntryType.DIRECTORY, entry.type());
  }

  @Test
  default void nothingIsFoundWhereNothingIs() throws Exception {
    assertEquals(Optional.empty(), Lookup.find(share(), at("missing.txt")));
  }

  @Test
  default void nothingIsFoundBelowAMissingParent() throws Exception {
    assertEquals(Optional.empty(), Lookup.find(share(), at("missing/a.txt")));
  }

  @Test
  default void nothingIsFoundBelowAFile() throws Exception {
    var below = given("a.txt").child("b.txt");
    try {
      assertEquals(Optional.empty(), Lookup.find(share(), below));
    } catch (FileFailure failure) {
      assertEquals(FailureKind.NOT_A_DIRECTORY, failure.kind());
    }
  }

  @Test
  default void aNameIsFoundWhateverItsLetterCase() throws Exception {
    given("Report.TXT");
    assertEquals(100, share().stat(at("rEPORT.txt")).sizeBytes());
  }

  @Test
  default void aReadOnlyFileIsSeen() throws Exception {
    assertEquals(100, share().stat(givenReadOnly("a.txt")).sizeBytes());
  }

  @Test
  default void aLinkIsSeenAsALink() throws Exception {
    var link = givenLink("link");
    assertEquals(EntryType.LINK, share().stat(link).type());
    assertEquals(EntryType.LINK, entries(directory(), "*").getFirst().type());
  }

  @Test
  default void aLinkIsNotFollowed() throws Exception {
    var link = givenLink("link");
    Failing.as(() -> share().open(link, Sharing.EVERYBODY), FailureKind.UNSUPPORTED);
    Failing.as(() -> share().append(link), FailureKind.UNSUPPORTED);
    Failing.as(() -> share().list(link, "*"), FailureKind.UNSUPPORTED);
    Failing.as(() -> share().create(link.child("a.txt")), FailureKind.UNSUPPORTED);
  }

  @Test
  default void aLinkItselfIsMovedAndDeleted() throws Exception {
    var link = givenLink("link");
    share().move(link, at("moved"), false);
    assertEquals(EntryType.LINK, share().stat(at("moved")).type());
    share().delete(at("moved"));
    assertFalse(Lookup.find(share(), at("moved")).isPresent());
  }

  private SharePath givenLink(String relative) throws Exception {
    var path = at(relative);
    assumeTrue(raw().makeLink(path.text()), "no link can be made behind the server");
    return path;
  }
}
