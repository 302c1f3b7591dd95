package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every path, however it came about. */
class SharePathPropertiesTest {
  private static final String SEEDS = "dev.smbridge.domain.share.Seeds#seeds";
  private static final int ROUNDS = 50;
  private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x1F\\\\:*?\"<>|]");

  @ParameterizedTest
  @MethodSource(SEEDS)
  void aGoodPathIsReadAndWrittenUnchanged(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var text = GeneratedNames.goodPath(random);
      var path = SharePath.parse(text);
      assertEquals(text, path.text());
      assertEquals(path, SharePath.parse("/" + text));
      assertEquals(path, SharePath.parse("/" + text + "/"));
      assertEquals(path.hashCode(), SharePath.parse("/" + text).hashCode());
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void childAndParentAreInverse(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var parent = SharePath.parse(GeneratedNames.goodPath(random));
      var name = GeneratedNames.good(random);
      var child = parent.child(name);
      assertEquals(Optional.of(parent), child.parent());
      assertEquals(name, child.name());
      assertTrue(parent.contains(child));
      assertFalse(child.contains(parent));
      assertFalse(child.contains(parent.child(name + "x")), "a longer name is no path below");
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void resolvingIsJoining(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var first = SharePath.parse(GeneratedNames.goodPath(random));
      var second = SharePath.parse(GeneratedNames.goodPath(random));
      var third = SharePath.parse(GeneratedNames.goodPath(random));
      assertEquals(first.resolve(second).resolve(third), first.resolve(second.resolve(third)));
      assertEquals(first, SharePath.ROOT.resolve(first));
      assertEquals(first, first.resolve(SharePath.ROOT));
      assertEquals(SharePath.parse(first.text() + "/" + second.text()), first.resolve(second));
      assertTrue(first.contains(first.resolve(second)));
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void whateverIsSentIsRefusedOrHarmless(long seed) {
    var random = Seeds.random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      assertRefusedOrHarmless(GeneratedNames.hostile(random));
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void whateverAServerListsIsRefusedOrStaysWhereItIs(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    var directory = SharePath.parse("in/here");
    for (var round = 0; round < ROUNDS; round++) {
      var name = GeneratedNames.hostile(random);
      try {
        var child = directory.child(name);
        assertEquals(Optional.of(directory), child.parent());
        assertHarmless(name);
      } catch (FileFailure refused) {
        assertEquals(FailureKind.INVALID_PATH, refused.kind());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void pathsAreOrderedByCodeUnits(long seed) throws FileFailure {
    var random = Seeds.random(seed);
    var paths = new ArrayList<SharePath>();
    for (var round = 0; round < ROUNDS; round++) {
      paths.add(SharePath.parse(GeneratedNames.goodPath(random)));
    }
    var texts = paths.stream().map(SharePath::text).sorted().toList();
    assertEquals(texts, paths.stream().sorted().map(SharePath::text).toList());
  }

  private static void assertRefusedOrHarmless(String text) {
    SharePath path;
    try {
      path = SharePath.parse(text);
    } catch (FileFailure refused) {
      Failing.as(() -> SharePath.parse(text), FailureKind.INVALID_PATH);
      return;
    }
    assertTrue(
        List.of(path.text(), "/" + path.text(), path.text() + "/", "/" + path.text() + "/")
            .contains(text),
        text);
    if (!path.isRoot()) {
      for (var segment : path.text().split("/", -1)) {
        assertHarmless(segment);
      }
    }
  }

  private static void assertHarmless(String segment) {
    assertFalse(segment.isEmpty(), "empty");
    assertFalse(segment.equals(".") || segment.equals(".."), segment);
    assertFalse(segment.endsWith(".") || segment.endsWith(" "), segment);
    assertFalse(FORBIDDEN.matcher(segment).find(), segment);
    assertFalse(segment.contains("/"), segment);
    assertTrue(segment.length() <= 255, segment);
    assertFalse(segment.matches("(?i)(con|nul|com1)(\\..*)?"), segment);
    assertTrue(StandardCharsets.UTF_16BE.newEncoder().canEncode(segment), "half a pair");
  }
}
