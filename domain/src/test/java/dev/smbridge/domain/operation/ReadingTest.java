package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, looking and reading. */
class ReadingTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  @Test
  void aStreamedListingHidesTemporaryFilesAndDoesNotEnterLinks() throws Exception {
    setting.put("a/one.txt", "1");
    setting.put("a/.smbridge-0123456789abcdef.part", "half");
    setting.volume().makeLink("a/link");
    setting.put("a/deep/two.txt", "22");
    var outcome =
        setting.outcome(
            Outcome.Streamed.class, new Operation.ListEntries(setting.at("a"), true, null));
    assertEquals(4, outcome.entries());
    assertEquals(
        new TreeSet<>(List.of("deep", "deep/two.txt", "link", "one.txt")),
        new TreeSet<>(setting.told.stream().map(Entry::path).toList()));
  }

  @Test
  void aTreeIsShownAsItIsWalkedEachDirectoryByName() throws Exception {
    for (var name : List.of("one", "two", "three", "four", "five", "six", "seven")) {
      setting.put("a/" + name + "/x", "x");
      setting.put("a/" + name + "/b", "x");
    }
    var shownBefore = new ArrayList<Integer>();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.LIST) {
            shownBefore.add(setting.told.size());
          }
        });
    setting.outcome(Outcome.Streamed.class, new Operation.ListEntries(setting.at("a"), true, null));
    var shown = setting.told.stream().map(Entry::path).toList();
    assertEquals(shown.stream().sorted().toList(), shown);
    assertEquals(List.of(0, 0, 3, 6, 9, 12, 15, 18), shownBefore);
  }

  @Test
  void aListingThatNobodyTakesAnyMoreEndsAtOnce() throws Exception {
    for (var i = 0; i < 20; i++) {
      setting.put("a/d" + i + "/file", "x");
    }
    setting.mostEntries = 3;
    var failure =
        setting.failure(FailureKind.OTHER, new Operation.ListEntries(setting.at("a"), true, null));
    assertEquals("no more entries are wanted", failure.message());
    assertEquals(3, setting.told.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void pagesTogetherAreTheWholeTreeInCodeUnitOrder(int pageSize) throws Exception {
    var random = new Random(42);
    var expected = new TreeSet<String>();
    for (var i = 0; i < 60; i++) {
      var directory = "t/" + (char) ('a' + random.nextInt(3)) + (random.nextBoolean() ? "" : "!");
      setting.put(directory + "/f" + i, "x");
      expected.add((directory + "/f" + i).substring(2));
      expected.add(directory.substring(2));
    }
    var seen = new ArrayList<String>();
    String after = null;
    do {
      var page =
          setting.outcome(
              Outcome.Listed.class,
              new Operation.ListEntries(setting.at("t"), true, new Page(pageSize, after)));
      page.entries().forEach(entry -> seen.add(entry.path()));
      after = page.nextToken();
    } while (after != null);
    assertEquals(List.copyOf(expected), seen);
  }

  @Test
  void aMissingDirectoryAndAFileAreToldApart() throws Exception {
    setting.put("file", "x");
    setting.failure(
        FailureKind.NOT_FOUND, new Operation.ListEntries(setting.at("none"), false, null));
    setting.failure(
        FailureKind.NOT_A_DIRECTORY, new Operation.ListEntries(setting.at("file"), false, null));
  }

  @Test
  void aLookShowsThePathAsItWasAskedFor() throws Exception {
    setting.put("a/b.txt", "hello");
    var found =
        setting.outcome(Outcome.Found.class, new Operation.Stat(setting.at("a/b.txt"))).entry();
    assertEquals("a/b.txt", found.path());
    assertEquals(EntryType.FILE, found.type());
    assertEquals(5, found.sizeBytes());
    assertEquals(
        "a/c",
        setting.failure(FailureKind.NOT_FOUND, new Operation.Stat(setting.at("a/c"))).path());
  }

  @Test
  void aReadGivesTheRangeAndTheSizeOfTheFile() throws Exception {
    setting.put("f", "hello world");
    var part =
        setting.outcome(
            Outcome.Content.class, new Operation.Read(setting.at("f"), 6, 3, Encoding.UTF8));
    assertEquals("wor", StandardCharsets.UTF_8.decode(part.bytes()).toString());
    assertEquals(11, part.fileBytes());
    var beyond =
        setting.outcome(
            Outcome.Content.class, new Operation.Read(setting.at("f"), 50, 3, Encoding.BASE64));
    assertEquals(0, beyond.bytes().remaining());
  }

  @Test
  void aReadRefusesWhatIsNoTextAndWhatIsTooLong() throws Exception {
    setting.volume().put("binary", new byte[] {(byte) 0xff, 0});
    setting.volume().put("long", new byte[Operation.INLINE_LIMIT_BYTES + 1]);
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Read(setting.at("binary"), 0, Operation.Read.WHOLE, Encoding.UTF8));
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Read(setting.at("long"), 0, Operation.Read.WHOLE, Encoding.BASE64));
  }

  @Test
  void aTargetsRootIsNeverLeft() throws Exception {
    try (var rooted = new Setting(SecurityPolicy.SAFE, SharePath.parse("inside"))) {
      rooted.put("inside/mine", "1");
      rooted.put("outside", "2");
      rooted.outcome(Outcome.Found.class, new Operation.Stat(rooted.at("mine")));
      rooted.failure(FailureKind.NOT_FOUND, new Operation.Stat(rooted.at("outside")));
      var result = rooted.perform(new Operation.ListEntries(rooted.at(""), true, null));
      assertEquals(1, rooted.told.size());
      assertNull(result.failure().orElse(null));
    }
  }
}
