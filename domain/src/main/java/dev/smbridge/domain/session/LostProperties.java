package dev.smbridge.domain.session;

import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.SharePath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What replaced files had and could not be kept: counted, since a tree may have many. */
final class LostProperties {
  private record Loss(SharePath first, long files) {}

  private final Map<Property, Loss> losses = new EnumMap<>(Property.class);

  synchronized void add(SharePath replaced, Set<Property> properties) {
    for (var property : properties) {
      losses.merge(
          property,
          new Loss(replaced, 1),
          (known, ignored) -> new Loss(known.first(), known.files() + 1));
    }
  }

  /** A sentence for each kind. */
  synchronized List<String> sentences() {
    return losses.entrySet().stream()
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String sentence(Property property, Loss loss) {
    var files = loss.files() == 1 ? "" : " and of " + (loss.files() - 1) + " more";
    return "the "
        + property.text()
        + " of the file that was replaced could not be kept: "
        + loss.first().text()
        + files;
  }
}
