package dev.smbridge.domain.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100, 100",
    "4k, 4096",
    "4K, 4096",
    "10M, 10485760",
    "1g, 1073741824",
    "2T, 2199023255552",
    "5000000000, 5000000000"
  })
  void aSizeIsBytesOrHasAUnit(String text, long bytes) {
    assertEquals(bytes, SizeText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1.5k", "1kb", "9999999999k", "1 k"})
  void whatIsNoSizeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> SizeText.parse(text));
  }
}
