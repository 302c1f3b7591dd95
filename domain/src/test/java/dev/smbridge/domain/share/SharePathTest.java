package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharePathTest {
  static Stream<Character> refusedCharacters() {
    return Stream.concat(
        IntStream.range(0, 0x20).mapToObj(unit -> (char) unit),
        "\\:*?\"<>|".chars().mapToObj(unit -> (char) unit));
  }

  @ParameterizedTest
  @MethodSource("refusedCharacters")
  void aRefusedCharacterIsRefusedAnywhere(char character) {
    for (var name : new String[] {"a" + character + "b", character + "b", "a" + character}) {
      var failure = assertRefused(name);
      assertFalse(
          failure.message().chars().anyMatch(unit -> unit < 0x20), "the message is printable");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "con",
        "Prn",
        "AUX",
        "nul",
        "COM0",
        "COM1",
        "com9",
        "LPT1",
        "lpt9",
        "COM\u00B9",
        "LPT\u00B3",
        "CONIN$",
        "conout$",
        "NUL.txt",
        "nul.tar.gz",
        "COM1 .txt",
        "aux  .x"
      })
  void aDeviceIsRefused(String name) {
    assertTrue(assertRefused(name).message().contains("device"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSOLE",
        "COM",
        "COM10",
        "COMA",
        "LPT",
        "NULL",
        "aNUL",
        "x.CON",
        "CON-1",
        "CONIN",
        ".NUL",
        "PRN1",
        "com1a.txt"
      })
  void whatOnlyLooksLikeADeviceIsAName(String name) throws FileFailure {
    assertEquals(name, SharePath.parse(name).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "..", "a/..", "../a", "a/../b", "a/./b", "a//b", "///", "a//", "//a", "a.", "a ",
        "a./b", "a /b", "...", ". .", " "
      })
  void aSegmentThatAShareWouldMangleIsRefused(String text) {
    Failing.as(() -> SharePath.parse(text), FailureKind.INVALID_PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void nothingIsTheTop(String text) throws FileFailure {
    assertEquals(SharePath.ROOT, SharePath.parse(text));
  }

  @Test
  void theTopHasNoParentAndNoName() {
    assertTrue(SharePath.ROOT.isRoot());
    assertEquals(Optional.empty(), SharePath.ROOT.parent());
    assertEquals("", SharePath.ROOT.name());
    assertEquals("", SharePath.ROOT.text());
  }

  @Test
  void aNameHas255UnitsAtMost() throws FileFailure {
    assertEquals(255, SharePath.parse("a".repeat(255)).text().length());
    assertEquals(255, SharePath.parse("😀".repeat(127) + "a").text().length());
    assertTrue(assertRefused("a".repeat(256)).message().contains("256"));
    assertRefused("😀".repeat(128));
  }

  @Test
  void halfASurrogatePairIsRefused() throws FileFailure {
    for (var name : new String[] {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D"}) {
      assertTrue(assertRefused(name).message().contains("surrogate"));
    }
    assertEquals("\uD83D\uDE00", SharePath.parse("\uD83D\uDE00").text());
  }

  @Test
  void codeUnitsAndNotCodePointsMakeTheOrder() throws FileFailure {
    var emoji = SharePath.parse("😀"); // U+1F600, whose first unit is U+D83D.
    var wide = SharePath.parse("\uFF5E");
    assertTrue(emoji.compareTo(wide) < 0);
    assertTrue(SharePath.parse("B").compareTo(SharePath.parse("a")) < 0);
    assertTrue(SharePath.parse("a-b").compareTo(SharePath.parse("a/b")) < 0);
  }

  @Test
  void letterCaseCounts() throws FileFailure {
    assertNotEquals(SharePath.parse("A"), SharePath.parse("a"));
    assertFalse(SharePath.parse("A").contains(SharePath.parse("a/b")));
  }

  @Test
  void aTemporarySiblingIsRecognisedAndNobodyElses() throws FileFailure {
    var path = SharePath.parse("in/a.txt");
    var seen = new HashSet<SharePath>();
    for (var number = 0; number < 1000; number++) {
      var temporary = path.temporarySibling();
      assertTrue(seen.add(temporary));
      assertEquals(path.parent(), temporary.parent());
      assertTrue(temporary.isTemporary());
      assertEquals(temporary, SharePath.parse(temporary.text()));
    }
    assertFalse(path.isTemporary());
    assertTrue(SharePath.ROOT.child("a").temporarySibling().isTemporary());
  }

  @ParameterizedTest
  @ValueSource(strings = {".smbridge-", ".part", "smbridge-1.part", ".smbridge-1.part.txt", ""})
  void whatOnlyLooksLikeATemporaryIsNone(String name) {
    assertFalse(SharePath.isTemporaryName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"old.", "x ", "aux.h", "NUL", "a./b /CON", "...", " ", "tab\there", "new\nline"})
  void aNameThatAServerHasIsAPathAndIsNotMade(String text) throws FileFailure {
    var path = SharePath.ofExisting(text);
    assertEquals(text, path.text());
    Failing.as(path::requireNew, FailureKind.INVALID_PATH);
    Failing.as(path::requireLasting, FailureKind.INVALID_PATH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", ".", "a/..", "a//b", "a\\b", "a:b", "a*", "a?", "a\0b", "a|b", "\uD83D"})
  void whatNoRequestCanNameIsNoPathAtAll(String text) {
    Failing.as(() -> SharePath.ofExisting(text), FailureKind.INVALID_PATH);
  }

  @Test
  void aLongNameOfAServerIsAPathToo() throws FileFailure {
    assertEquals(300, SharePath.ROOT.existingChild("a".repeat(300)).name().length());
  }

  private static FileFailure assertRefused(String name) {
    var failure = Failing.as(() -> SharePath.ROOT.child(name), FailureKind.INVALID_PATH);
    Failing.as(() -> SharePath.parse("in/" + name + "/out"), FailureKind.INVALID_PATH);
    return failure;
  }
}
