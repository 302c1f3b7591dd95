package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are kept as they are, whatever a library would make of them. */
interface NamesContract extends ShareSetting {
  static Stream<String> oddNames() {
    return Stream.of(
        "日本語の報告書.csv",
        "😀 emoji.txt",
        "Äöü ß é.txt", // Composed.
        "e\u0301 combining.txt", // Decomposed: it must not become composed.
        "Ελληνικά и русский",
        "percent %20 %2F 100%.txt",
        "brackets [1] {2} (3).txt",
        "#hash#.txt",
        "a+b & c'd `e` ~f^.txt",
        "semi;colon,comma=equals@at!",
        "dollar$",
        "$percent%VARIABLE%",
        " leading space.txt",
        "two  spaces",
        ".leading dot",
        "..two leading dots",
        "-",
        "a.b.c.d",
        "no\u00a0break\u200bspace",
        "\u202egnp.exe",
        "console",
        "a".repeat(255),
        "b".repeat(251) + ".txt");
  }

  @ParameterizedTest
  @MethodSource("dev.smbridge.domain.share.NamesContract#oddNames")
  default void anOddNameOfAFileIsKept(String name) throws Exception {
    var path = directory().child(name);
    create(path, ShareSetting.bytes(100));
    assertEquals(List.of(name), raw().names(directory().text()));
    assertEquals(List.of(name), names(directory()));
    assertEquals(name, share().stat(path).path());
    assertArrayEquals(ShareSetting.bytes(100), content(path));
    var other = directory().child("other");
    share().move(path, other, false);
    share().move(other, path, false);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(path.text()));
    share().delete(path);
    assertEquals(List.of(), raw().names(directory().text()));
  }

  @ParameterizedTest
  @MethodSource("dev.smbridge.domain.share.NamesContract#oddNames")
  default void anOddNameOfADirectoryIsKept(String name) throws Exception {
    var path = directory().child(name);
    share().createDirectory(path);
    assertEquals(List.of(name), raw().names(directory().text()));
    create(path.child("a.txt"), ShareSetting.bytes(100));
    assertEquals(List.of("a.txt"), names(path));
    share().delete(path.child("a.txt"));
    share().delete(path);
    assertEquals(List.of(), raw().names(directory().text()));
  }

  @Test
  default void composedAndDecomposedNamesAreTwoFiles() throws Exception {
    create(at("\u00e9"), ShareSetting.bytes(1));
    create(at("e\u0301"), ShareSetting.bytes(2));
    assertArrayEquals(ShareSetting.bytes(1), content(at("\u00e9")));
    assertArrayEquals(ShareSetting.bytes(2), content(at("e\u0301")));
  }

  @Test
  default void aDeepPathIsReached() throws Exception {
    var path = directory();
    for (var level = 0; path.text().length() < 750; level++) {
      path = path.child((level + "-").repeat(50));
      share().createDirectory(path);
    }
    var file = path.child("f".repeat(1000 - path.text().length() - 1));
    create(file, ShareSetting.bytes(100));
    assertEquals(1000, file.text().length());
    assertArrayEquals(ShareSetting.bytes(100), content(file));
    assertEquals(List.of(file.name()), names(path));
    share().move(file, directory().child("up"), false);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("up").text()));
  }
}
