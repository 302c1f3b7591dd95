package dev.smbridge.domain.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.GeneratedNames;
import dev.smbridge.domain.share.Seeds;
import dev.smbridge.domain.share.SharePath;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every location, however it is written. */
class LocationPropertiesTest {
  private static final String SEEDS = "dev.smbridge.domain.share.Seeds#seeds";
  private static final int ROUNDS = 50;

  @ParameterizedTest
  @MethodSource(SEEDS)
  void everyFormOfALocationMeansTheSamePath(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var path = GeneratedNames.goodPath(random);
      assertPath(path, "finance:" + path);
      assertPath(path, "finance:/" + path);
      assertPath(path, "//host/share/" + path);
      assertPath(path, "\\\\host\\share\\" + path.replace('/', '\\'));
      assertPath(path, "smb://host/share/" + encoded(path, random.nextBoolean()));
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void whateverIsSentStaysOnItsTarget(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    var finance = LocationParserTest.CONFIGURATION.target("finance");
    for (var round = 0; round < ROUNDS; round++) {
      var text = "finance:" + GeneratedNames.hostile(random);
      try {
        var location =
            assertInstanceOf(Location.OnShare.class, LocationParserTest.EVENTS.parse(text));
        assertEquals(finance, location.target());
        assertEquals(location.path(), SharePath.parse(location.path().text()));
      } catch (FileFailure refused) {
        var scheme = text.startsWith("finance://");
        assertEquals(
            scheme ? FailureKind.INVALID_REQUEST : FailureKind.INVALID_PATH, refused.kind(), text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void whateverIsSentIsUnderstoodOrRefused(long seed) {
    var random = Seeds.random(seed);
    var beginnings = new String[] {"", "smb://", "smb://host/share/", "//", "\\\\", "s3://", "%"};
    for (var round = 0; round < ROUNDS; round++) {
      var text = beginnings[random.nextInt(beginnings.length)] + GeneratedNames.hostile(random);
      try {
        if (LocationParserTest.COMMAND_LINE.parse(text) instanceof Location.OnShare location) {
          assertEquals(location.path(), SharePath.parse(location.path().text()));
        }
      } catch (FileFailure refused) {
        assertTrue(
            EnumSet.of(FailureKind.INVALID_PATH, FailureKind.INVALID_REQUEST)
                .contains(refused.kind()),
            text);
      }
    }
  }

  private static void assertPath(String expected, String text) throws FileFailure {
    var location =
        assertInstanceOf(Location.OnShare.class, LocationParserTest.COMMAND_LINE.parse(text));
    assertEquals(expected, location.path().text(), text);
    assertEquals(expected.isEmpty(), location.directory(), text);
  }

  /** Percent-encoded where it must be, or everywhere. */
  private static String encoded(String path, boolean everything) {
    var text = new StringBuilder();
    for (var octet : path.getBytes(StandardCharsets.UTF_8)) {
      var plain = octet == '/' || (!everything && octet > 0x20 && octet != '%');
      text.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xFF));
    }
    return text.toString();
  }
}
