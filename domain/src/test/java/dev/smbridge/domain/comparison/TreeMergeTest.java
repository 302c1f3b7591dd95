package dev.smbridge.domain.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two walks side by side, in one order, in bounded memory. */
class TreeMergeTest {
  private static final List<String> NAMES =
      List.of("a", "a-b", "a.b", "b", "B", "\uE000", "\uD83D\uDE00", "\u00E9", "0", "a0");

  private static Entry entry(String key) {
    var directory = key.endsWith("/");
    return new Entry(
        directory ? key.substring(0, key.length() - 1) : key,
        directory ? EntryType.DIRECTORY : EntryType.FILE,
        directory ? 0 : key.hashCode(),
        directory ? Entry.NO_TIME : Instant.ofEpochSecond(key.length(), 100));
  }

  private static Listing of(List<String> keys) {
    return listing(keys.stream().map(TreeMergeTest::entry).iterator());
  }

  private static Listing listing(Iterator<Entry> entries) {
    return new Listing() {
      @Override
      public Optional<Entry> next() {
        return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  private static List<Entry> all(Listing listing) throws FileFailure {
    var entries = new ArrayList<Entry>();
    try (listing) {
      for (var next = listing.next(); next.isPresent(); next = listing.next()) {
        entries.add(next.get());
      }
    }
    return entries;
  }

  private static int asS3Does(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theOrderIsThatOfKeysInS3() {
    for (var one : NAMES) {
      for (var other : NAMES) {
        assertEquals(
            Integer.signum(asS3Does(one, other)),
            Integer.signum(PathOrder.compare(one, other)),
            one + " and " + other);
        assertEquals(
            Integer.signum(asS3Does(one + "/", other)),
            Integer.signum(PathOrder.ENTRIES.compare(entry(one + "/"), entry(other))));
      }
    }
  }

  @Test
  void aLongDirectoryIsOrderedThroughTemporaryFiles() throws Exception {
    var random = new Random(7);
    var entries = new ArrayList<Entry>();
    for (var i = 0; i < 1000; i++) {
      var name = NAMES.get(random.nextInt(NAMES.size())) + Integer.toString(i, 36);
      entries.add(entry(random.nextInt(5) == 0 ? name + "/" : name));
    }
    Collections.shuffle(entries, random);
    var ordered = all(new OrderedDirectory(listing(entries.iterator()), 7));
    entries.sort(PathOrder.ENTRIES);
    assertEquals(entries, ordered);
  }

  @Test
  void whatIsPutAsideComesBackInItsOrder() throws Exception {
    var entries = NAMES.stream().map(TreeMergeTest::entry).toList();
    try (var kept = new KeptEntries(3)) {
      for (var entry : entries) {
        kept.add(entry);
      }
      assertEquals(entries.size(), kept.count());
      assertEquals(entries, all(kept));
    }
  }

  @Test
  void keysLeadThroughDirectoriesOnceEach() throws Exception {
    var keys = List.of("a", "a-b", "a/b/c", "a/b/d", "a/e", "empty/", "z/y/");
    assertEquals(
        List.of("a", "a-b", "a/", "a/b/", "a/b/c", "a/b/d", "a/e", "empty/", "z/", "z/y/"),
        all(new ImpliedDirectories(of(keys))).stream().map(PathOrder::key).toList());
  }

  @Test
  void eachPathOfRandomTreesComesOnceWithWhatEitherSideHas() throws Exception {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var left = tree(random);
      var right = tree(random);
      var expected = new TreeMap<String, String>(TreeMergeTest::asS3Does);
      left.forEach(key -> expected.put(key, "left"));
      right.forEach(key -> expected.merge(key, "right", (one, other) -> "both"));
      var found = new TreeMap<String, String>(TreeMergeTest::asS3Does);
      try (var merge = new TreeMerge(of(left), of(right))) {
        for (var pair = merge.next(); pair.isPresent(); pair = merge.next()) {
          var key = PathOrder.key(pair.get().either());
          var sides =
              pair.get().to() == null ? "left" : pair.get().from() == null ? "right" : "both";
          assertEquals(null, found.put(key, sides), "twice: " + key);
          if (key.endsWith("/")) {
            assertEquals(
                pair.get().from() != null && left.stream().anyMatch(inside(key)),
                pair.get().fromHolds(),
                key);
            assertEquals(
                pair.get().to() != null && right.stream().anyMatch(inside(key)),
                pair.get().toHolds(),
                key);
          }
        }
      }
      assertEquals(expected, found, "seed " + seed);
    }
  }

  private static Predicate<String> inside(String directory) {
    return key -> key.startsWith(directory) && !key.equals(directory);
  }

  private static List<String> tree(Random random) {
    var keys = new TreeSet<String>(TreeMergeTest::asS3Does);
    for (var i = random.nextInt(12); i > 0; i--) {
      var path = new StringBuilder();
      for (var depth = random.nextInt(3); depth > 0; depth--) {
        path.append(NAMES.get(random.nextInt(NAMES.size()))).append('/');
        keys.add(path.toString());
      }
      keys.add(path + NAMES.get(random.nextInt(NAMES.size())));
    }
    return List.copyOf(keys);
  }

  @Test
  void aDirectoryInThePlaceOfAFileIsKnown() throws Exception {
    try (var merge = new TreeMerge(of(List.of("a", "a-b")), of(List.of("a-b", "a/", "a/x")))) {
      var kinds = new ArrayList<String>();
      for (var pair = merge.next(); pair.isPresent(); pair = merge.next()) {
        kinds.add(PathOrder.key(pair.get().either()) + " " + pair.get().otherType());
      }
      assertEquals(List.of("a false", "a-b false", "a/ true", "a/x false"), kinds);
    }
  }

  @Test
  void aSideOutOfOrderIsAFailureAndNoDifference() {
    var merge = new TreeMerge(of(List.of("b", "a")), of(List.of("a", "b")));
    assertThrows(
        FileFailure.class,
        () -> {
          while (merge.next().isPresent()) {}
        });
    merge.close();
  }

  @Test
  void timesAreComparedAsTheCoarserSideHoldsThem() {
    var fine = Instant.parse("2026-01-02T03:04:05.123456789Z");
    var ofSmb = Instant.parse("2026-01-02T03:04:05.123456700Z");
    var seconds = Instant.parse("2026-01-02T03:04:05Z");
    Function<Instant, String> compare =
        other ->
            Comparison.SIZE_TIME
                .difference(
                    new Entry("a", EntryType.FILE, 1, fine),
                    new Entry("a", EntryType.FILE, 1, other))
                .map(Enum::name)
                .orElse("alike");
    assertEquals(
        List.of("alike", "alike", "TIME", "TIME"),
        List.of(ofSmb, seconds, seconds.plusSeconds(2), ofSmb.plusMillis(1)).stream()
            .map(compare)
            .collect(Collectors.toList()));
    assertTrue(ChangeTimes.later(fine.plusMillis(1), fine));
    assertTrue(!ChangeTimes.later(fine, ofSmb) && !ChangeTimes.later(fine, seconds));
  }
}
