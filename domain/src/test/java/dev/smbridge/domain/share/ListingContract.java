package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Share#list}. */
interface ListingContract extends ShareSetting {
  int MANY = 1500;

  @Test
  default void entriesAreAsStatSeesThem() throws Exception {
    var file = given("a.txt", ShareSetting.bytes(1234));
    var below = givenDirectory("d");
    var entries =
        entries(directory(), "*").stream().sorted(Comparator.comparing(Entry::path)).toList();
    assertEquals(List.of(share().stat(file), share().stat(below)), entries);
  }

  @Test
  default void anEmptyDirectoryHasNoEntries() throws Exception {
    assertEquals(List.of(), entries(givenDirectory("d"), "*"));
  }

  @Test
  default void theTopCanBeListed() throws Exception {
    assertTrue(names(SharePath.ROOT).contains(directory().name()));
  }

  @Test
  default void whatIsBelowADirectoryIsNotListedWithIt() throws Exception {
    givenDirectory("d");
    given("d/a.txt");
    assertEquals(List.of("d"), names(directory()));
  }

  @Test
  default void aPatternFindsOnlyWhatMatches() throws Exception {
    given(".smbridge-0123456789abcdef.part");
    given(".smbridge-.part");
    given(".smbridge-0123.partial");
    given("smbridge-0123.part");
    given("a.part");
    var found = entries(directory(), SharePath.TEMPORARY_PATTERN).stream().map(Entry::path);
    assertEquals(
        List.of(".smbridge-.part", ".smbridge-0123456789abcdef.part"), found.sorted().toList());
  }

  @Test
  default void aQuestionMarkStandsForOneCharacter() throws Exception {
    given("a1.txt");
    given("a12.txt");
    assertEquals(
        List.of("a1.txt"), entries(directory(), "a?.txt").stream().map(Entry::path).toList());
  }

  @Test
  default void aPatternThatMatchesNothingFindsNothing() throws Exception {
    given("a.txt");
    assertEquals(List.of(), entries(directory(), SharePath.TEMPORARY_PATTERN));
  }

  @Test
  default void aMissingDirectoryFailsAsNotFound() {
    Failing.as(() -> share().list(at("missing"), "*"), FailureKind.NOT_FOUND);
    Failing.as(() -> share().list(at("missing/below"), "*"), FailureKind.NOT_FOUND);
  }

  @Test
  default void aFileFailsAsNotADirectory() throws Exception {
    var file = given("a.txt");
    Failing.as(() -> share().list(file, "*"), FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void manyEntriesAreCompleteAndWithoutDuplicates() throws Exception {
    var expected = new HashSet<String>();
    for (var number = 0; number < MANY; number++) {
      var name = "entry %04d of a directory with many entries.csv".formatted(number);
      given(name, new byte[0]);
      expected.add(name);
    }
    var found = names(directory());
    assertEquals(MANY, found.size());
    assertEquals(expected, new HashSet<>(found));
  }

  @Test
  default void aListingCanBeClosedHalfWay() throws Exception {
    var below = givenDirectory("d");
    given("d/a.txt");
    given("d/b.txt");
    var listing = share().list(below, "*");
    assertTrue(listing.next().isPresent());
    listing.close();
    assertDoesNotThrow(listing::close);
    share().delete(at("d/a.txt"));
    share().delete(at("d/b.txt"));
    share().delete(below);
    assertEquals(List.of(), names(directory()));
  }

  @Test
  default void twoListingsOfOneDirectoryDoNotDisturbEachOther() throws Exception {
    given("a.txt");
    given("b.txt");
    try (var first = share().list(directory(), "*");
        var second = share().list(directory(), "*")) {
      var seen = new HashSet<String>();
      seen.add(first.next().orElseThrow().path());
      assertTrue(second.next().isPresent());
      seen.add(first.next().orElseThrow().path());
      assertTrue(second.next().isPresent());
      assertTrue(first.next().isEmpty());
      assertTrue(second.next().isEmpty());
      assertEquals(new HashSet<>(List.of("a.txt", "b.txt")), seen);
    }
  }

  @Test
  default void deletingWhileListingIsAllowed() throws Exception {
    for (var number = 0; number < 20; number++) {
      given("file" + number);
    }
    var seen = new HashSet<String>();
    try (var listing = share().list(directory(), "*")) {
      for (var next = listing.next(); next.isPresent(); next = listing.next()) {
        assertTrue(seen.add(next.get().path()));
        share().delete(at(next.get().path()));
      }
    }
    assertEquals(20, seen.size());
    assertEquals(List.of(), names(directory()));
  }
}
