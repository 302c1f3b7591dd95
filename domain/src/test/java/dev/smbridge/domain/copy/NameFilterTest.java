package dev.smbridge.domain.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.share.Seeds;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameFilterTest {
  @ParameterizedTest
  @CsvSource({
    "*.csv, a.csv, true",
    "*.csv, in/deep/a.csv, true",
    "*.csv, a.csv.txt, false",
    "*.csv, a.CSV, false",
    "a?.txt, a1.txt, true",
    "a?.txt, a12.txt, false",
    "*, .hidden, true",
    "in/*.csv, in/a.csv, true",
    "in/*.csv, in/deep/a.csv, false",
    "in/**.csv, in/deep/a.csv, true",
    "in/**/a.csv, in/deep/er/a.csv, true",
    "in/*.csv, a.csv, false",
    "日本*, 日本語.csv, true",
    "*, 😀, true",
    "?, 😀, true",
    "a.txt, abtxt, false",
    "a+(b)^$|.txt, a+(b)^$|.txt, true",
    "a}.txt, a}.txt, true",
    "[ab]{c}\\.txt, [ab]{c}\\.txt, true",
    "[ab].txt, b.txt, false",
  })
  void aGlobMatches(String glob, String path, boolean expected) {
    assertEquals(expected, new NameFilter(List.of(glob), List.of()).accepts(path));
    assertEquals(!expected, new NameFilter(List.of(), List.of(glob)).accepts(path));
  }

  /** For every glob and path that a local file system understands, it says what that one says. */
  @ParameterizedTest
  @MethodSource("dev.smbridge.domain.share.Seeds#seeds")
  void itAgreesWithTheLocalFileSystem(long seed) {
    var random = Seeds.random(seed);
    for (var round = 0; round < 200; round++) {
      var glob = joined(random, "a", "b", "c", "*", "**", "?", ".", "/", "-", "+");
      var path = joined(random, "a", "b", "c", ".", "-", "/b", "c");
      var local = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      assertEquals(
          local.matches(Path.of(path)), Glob.of(glob).matches(path), glob + " and " + path);
    }
  }

  private static String joined(RandomGenerator random, String... parts) {
    return IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(number -> parts[random.nextInt(parts.length)])
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "tmp, tmp, false",
    "tmp, in/tmp, false",
    "in/tmp, in/tmp, false",
    "in/tmp, tmp, true",
    "tmp/**, tmp, false",
    "tmp/*, tmp, false",
    "tmp/, tmp, false",
    "tmp/*.log, tmp, true",
    "*.d, conf.d, false",
    "other, tmp, true",
  })
  void anExcludedDirectoryIsNotEnteredAndNothingInItTakesPart(
      String glob, String directory, boolean entered) {
    var filter = new NameFilter(List.of(), List.of(glob));
    assertEquals(entered, filter.enters(directory));
    assertEquals(entered, filter.accepts(directory + "/below/a.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "in/2026/*.csv, in, true",
    "in/2026/*.csv, in/2026, true",
    "in/2026/*.csv, out, false",
    "in/2026/*.csv, in/2025, false",
    "in/**.csv, in/2026/deep, true",
    "in/a?/b.csv, in/ax, true",
    "*.csv, anything, true",
    "**/a.csv, anything/deep, true",
  })
  void aDirectoryIsEnteredWhereAnIncludeMayMatch(String glob, String directory, boolean entered) {
    assertEquals(entered, new NameFilter(List.of(glob), List.of()).enters(directory));
  }

  @Test
  void letterCaseCanBeIgnored() {
    var filter = new NameFilter(List.of("*.CSV", "In/x"), List.of("TMP"), true);
    assertTrue(filter.accepts("a.csv"));
    assertTrue(filter.accepts("IN/X"));
    assertTrue(filter.enters("iN"));
    assertFalse(filter.enters("tmp"));
    assertFalse(filter.accepts("Tmp/a.csv"));
  }

  @Test
  void nothingIsFilteredByDefault() {
    assertTrue(NameFilter.ALL.accepts("anything/at.all"));
  }

  @Test
  void anExcludeWinsOverAnInclude() {
    var filter = new NameFilter(List.of("*.csv", "*.txt"), List.of("secret*"));
    assertTrue(filter.accepts("a.csv"));
    assertTrue(filter.accepts("a.txt"));
    assertFalse(filter.accepts("secret.csv"));
    assertFalse(filter.accepts("a.pdf"));
  }

  /** A server may send any name; a local path need not be able to hold it. */
  @ParameterizedTest
  @ValueSource(strings = {"a\0.csv", "\uD83D.csv", "in/a\0b/c.csv"})
  void aNameThatIsNoLocalPathIsHeldAgainstGlobsToo(String path) {
    assertTrue(new NameFilter(List.of("*.csv"), List.of()).accepts(path));
    assertFalse(new NameFilter(List.of(), List.of("*.csv")).accepts(path));
  }
}
