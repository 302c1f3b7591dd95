package dev.smbridge.domain.share;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What a file has beside its content, and what of it sessions may set. */
final class MemoryProperties {
  private final Set<Property> refused = EnumSet.noneOf(Property.class);

  void refuse(Property property) {
    refused.add(property);
  }

  Set<Property> keep(MemoryNode from, MemoryNode to) {
    var differing = EnumSet.noneOf(Property.class);
    for (var property : Property.values()) {
      var value = from.properties.get(property);
      if (Objects.equals(value, to.properties.get(property))) {
        continue;
      }
      if (refused.contains(property)) {
        differing.add(property);
      } else if (value == null) {
        to.properties.remove(property);
      } else {
        to.properties.put(property, value);
      }
    }
    return differing;
  }
}
