package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@link ObjectStore#list}. */
interface ObjectListingContract extends ObjectSetting {
  int MANY = 1200;

  @Test
  default void oneLevelHasFilesAndDirectories() throws Exception {
    given("a.txt", ObjectSetting.bytes(7));
    given("d/b.txt");
    given("d/e/c.txt");
    given("d.txt");
    var types =
        list(directory(), false).stream().collect(Collectors.toMap(Entry::path, Entry::type));
    assertEquals(
        Map.of("a.txt", EntryType.FILE, "d", EntryType.DIRECTORY, "d.txt", EntryType.FILE), types);
    assertEquals(List.of("b.txt", "e"), paths(at("d"), false));
  }

  @Test
  default void aFileInAListingIsAsFindSeesIt() throws Exception {
    var key = given("a.txt", ObjectSetting.bytes(7));
    assertEquals(List.of(find(key).orElseThrow()), list(directory(), false));
    assertEquals(List.of(find(key).orElseThrow()), list(directory(), true));
  }

  @Test
  default void allLevelsHaveFilesOnly() throws Exception {
    given("a.txt");
    given("d/b.txt");
    given("d/e/c.txt");
    assertEquals(List.of("a.txt", "d/b.txt", "d/e/c.txt"), paths(directory(), true));
    assertEquals(List.of("b.txt", "e/c.txt"), paths(at("d"), true));
  }

  @Test
  default void aTrailingSlashMeansTheSame() throws Exception {
    given("d/b.txt");
    given("d2/c.txt");
    assertEquals(List.of("b.txt"), paths(at("d/"), false));
    assertEquals(List.of("b.txt"), paths(at("d/"), true));
  }

  @Test
  default void aMissingDirectoryFailsAsNotFound() throws Exception {
    given("directory.txt");
    Failing.as(() -> list(at("missing"), false), FailureKind.NOT_FOUND);
    Failing.as(() -> list(at("missing"), true), FailureKind.NOT_FOUND);
    Failing.as(() -> list(at("directory"), false), FailureKind.NOT_FOUND);
  }

  @Test
  default void anObjectFailsAsNotADirectory() throws Exception {
    var key = given("a.txt");
    Failing.as(() -> list(key, false), FailureKind.NOT_A_DIRECTORY);
    Failing.as(() -> list(key, true), FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void manyEntriesAreCompleteAndWithoutDuplicates() throws Exception {
    var expected = new HashSet<String>();
    for (var number = 0; number < MANY; number++) {
      given("many/%04d".formatted(number), new byte[0]);
      expected.add("%04d".formatted(number));
    }
    for (var recursive : List.of(true, false)) {
      var found = paths(at("many"), recursive);
      assertEquals(MANY, found.size());
      assertEquals(expected, new HashSet<>(found));
    }
  }

  @Test
  default void aListingCanBeClosedHalfWay() throws Exception {
    given("a.txt");
    given("b.txt");
    var listing = store().list(directory(), ListingScope.ONE_LEVEL, ObjectSetting.deadline());
    assertTrue(listing.next().isPresent());
    listing.close();
    assertDoesNotThrow(listing::close);
  }
}
