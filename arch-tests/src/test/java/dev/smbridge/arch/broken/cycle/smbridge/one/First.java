package dev.smbridge.arch.broken.cycle.smbridge.one;

import dev.smbridge.arch.broken.cycle.smbridge.two.Second;
import org.jspecify.annotations.Nullable;

/** One half of a cycle. */
public record First(@Nullable Second second) {}
