package dev.smbridge.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The READMEs: short at the root, one a module, and every link leads to something that is there.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The root's README is one page. */
  private static final int MOST_BYTES_AT_THE_ROOT = 10_000;

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  static List<Path> pages() {
    return List.of(
        ROOT.resolve("README.md"),
        ROOT.resolve("domain/README.md"),
        ROOT.resolve("adapters/README.md"),
        ROOT.resolve("lambda-entrypoint/README.md"),
        ROOT.resolve("local-entrypoint/README.md"),
        ROOT.resolve("arch-tests/README.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    var dead = new TreeSet<String>();
    var links =
        LINK.matcher(withoutCode(page))
            .results()
            .map(found -> found.group(1))
            .filter(link -> !link.matches("https?://.*"))
            .toList();
    assertFalse(links.isEmpty(), "a page links at least back to the start");
    for (var link : links) {
      if (!leadsSomewhere(page, link)) {
        dead.add(link);
      }
    }
    assertEquals(Set.of(), dead);
  }

  @Test
  void theRootIsOnePage() throws IOException {
    assertTrue(Files.size(ROOT.resolve("README.md")) <= MOST_BYTES_AT_THE_ROOT);
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    var parts = link.split("#", 2);
    var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** The anchors that headings get where Markdown is shown. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(withoutCode(page))
        .results()
        .map(DocumentationTest::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static String withoutCode(Path page) throws IOException {
    return Files.readString(page).replaceAll("(?ms)^\\s*```.*?^\\s*```", "");
  }
}
