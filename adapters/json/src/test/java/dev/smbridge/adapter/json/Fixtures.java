package dev.smbridge.adapter.json;

import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What several tests start from. */
final class Fixtures {
  static final ConfiguredTarget FINANCE = ConfiguredTarget.of("finance", "env:FINANCE");
  static final ConfiguredTarget USUAL = ConfiguredTarget.of("default", "env:USUAL");
  static final Configuration CONFIGURATION =
      new Configuration(Map.of("finance", FINANCE, "default", USUAL), List.of());

  private Fixtures() {}

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
  }
}
