package dev.smbridge.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentFormatTest {
  private final JsonDocumentFormat format = new JsonDocumentFormat();

  @Test
  void everyKindOfValueIsRead() throws FileFailure {
    assertEquals(
        Map.of(
            "text", "a\"\\/\b\f\n\r\té😀",
            "whole", List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE),
            "other",
                List.of(
                    new BigDecimal("9223372036854775808"),
                    new BigDecimal("1.50"),
                    new BigDecimal("-1E+3")),
            "flags", List.of(true, false),
            "empty", List.of(Map.of(), List.of(), "")),
        read(
            """
             { "text" : "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00",
              "whole":[0,-1,9223372036854775807,-9223372036854775808],
              "other":[9223372036854775808,1.50,-1e3],
              "flags":[true,false],\t"empty":[{},[],""]}\r
            """));
    assertEquals(Arrays.asList((Object) null), read("[null]"));
  }

  @Test
  void namesKeepTheirOrder() throws FileFailure {
    assertEquals("{z=1, a=2, m=3}", String.valueOf(read("{\"z\":1,\"a\":2,\"m\":3}")));
  }

  @Test
  void aByteOrderMarkIsSkipped() throws FileFailure {
    assertEquals(List.of(), read("\ufeff[]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "nul",
        "tru",
        "nulll",
        "true1",
        "truefalse",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1}}",
        "1 2",
        "{\"a\":1,,\"b\":2}",
        "[1}",
        "01",
        "-01",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "-",
        "0x10",
        "NaN",
        "Infinity",
        "--1",
        "\"\n\"",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\",
        "\"\\u",
        "\u00a0{}",
        "\u2028[]",
        "// x\n1",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "[1]]",
        "1e99999999999",
        "\"\\u\uff11234\""
      })
  void whatIsNoJsonIsRefused(String text) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoUtf8IsRefused() {
    for (var sequence : List.of("c0af", "e2", "c3", "ff", "eda080", "f4908080", "80", "e28028")) {
      var bytes = HexFormat.of().parseHex("22" + sequence + "22");
      assertRefused(bytes);
    }
  }

  @Test
  void nestingAndNumbersWithoutEndAreRefused() {
    assertRefused("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    assertRefused("{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    assertRefused("9".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    assertRefused(("[".repeat(65) + "]".repeat(65)).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRefusalSaysWhereWithoutQuotingTheText() {
    var refused =
        assertThrows(FileFailure.class, () -> read("{\n  \"password\": \"hunter2\" \"x\"}"));
    assertEquals(
        "the document is not JSON: '}' was expected at line 2, column 25", refused.message());
  }

  @Test
  void everyUnitIsReadBackAndNothingThatIsWrittenSteersATerminal() throws FileFailure {
    for (var unit = 0; unit <= 0xffff; unit++) {
      var text = String.valueOf((char) unit);
      var written = write(text);
      assertEquals(text, read(written));
      assertFalse(written.chars().anyMatch(JsonDocumentFormatTest::steers), written);
    }
  }

  /** Controls, and what turns the direction of the text around it. */
  private static boolean steers(int unit) {
    var direction = Character.getDirectionality((char) unit);
    return Character.isISOControl(unit)
        || unit == 0x2028
        || unit == 0x2029
        || (direction >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
            && direction <= Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE
            && direction != Character.DIRECTIONALITY_NONSPACING_MARK
            && direction != Character.DIRECTIONALITY_BOUNDARY_NEUTRAL);
  }

  @Test
  void whatIsWrittenIsReadAsTheSameFromRandomTrees() throws FileFailure {
    var seed = System.nanoTime();
    var random = Fixtures.random(seed);
    for (var i = 0; i < 2_000; i++) {
      var tree = RandomTrees.tree(random, 4);
      assertEquals(
          tree, format.read(format.write(tree), "the document"), () -> "with seed " + seed);
    }
  }

  @Test
  void randomAndMutatedBytesAreReadOrRefused() {
    var seed = System.nanoTime();
    var random = Fixtures.random(seed);
    for (var i = 0; i < 10_000; i++) {
      var bytes = format.write(RandomTrees.tree(random, 3));
      RandomTrees.mutate(bytes, random);
      try {
        format.read(bytes, "the document");
      } catch (FileFailure refused) {
        assertEquals(FailureKind.INVALID_REQUEST, refused.kind(), () -> "with seed " + seed);
      }
    }
  }

  @Test
  void anArrayAndLinesAreWrittenAsTheyCome() throws FileFailure {
    assertEquals("[]\n", sequence(false, List.of()));
    assertEquals("[1,\n{\"a\":null}]\n", sequence(false, List.of(1L, oneNull())));
    assertEquals("", sequence(true, List.of()));
    assertEquals("1\n{\"a\":null}\n", sequence(true, List.of(1L, oneNull())));
  }

  @Test
  void aLineIsOutBeforeTheNextOneComes() throws FileFailure {
    var out = new ByteArrayOutputStream();
    var lines = format.lines(out);
    lines.add("first");
    assertEquals("\"first\"\n", out.toString(StandardCharsets.UTF_8));
    lines.close();
  }

  @Test
  void anOutputThatIsGoneIsAFailure() {
    var gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThrows(FileFailure.class, () -> format.lines(gone).add("x"));
  }

  @Test
  void whatNoTreeHoldsIsNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> format.write(new Object()));
    assertThrows(IllegalArgumentException.class, () -> format.write(Double.NaN));
  }

  @Test
  void theBoundOfATextIsNeverBelowWhatItTakes() {
    var random = Fixtures.random(7);
    for (var i = 0; i < 1_000; i++) {
      var text = RandomTrees.text(random);
      assertTrue(JsonPrinter.bytesAtMost(text) >= format.write(text).length, text);
    }
  }

  private static Map<String, @Nullable Object> oneNull() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("a", null);
    return map;
  }

  private String sequence(boolean lines, List<Object> trees) throws FileFailure {
    var out = new ByteArrayOutputStream();
    try (var sequence = lines ? format.lines(out) : format.array(out)) {
      for (var tree : new ArrayList<>(trees)) {
        sequence.add(tree);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private String write(@Nullable Object tree) {
    return new String(format.write(tree), StandardCharsets.UTF_8);
  }

  private @Nullable Object read(String text) throws FileFailure {
    return format.read(text.getBytes(StandardCharsets.UTF_8), "the document");
  }

  private void assertRefused(byte[] text) {
    var refused = assertThrows(FileFailure.class, () -> format.read(text, "the document"));
    assertEquals(FailureKind.INVALID_REQUEST, refused.kind());
  }
}
