package dev.smbridge.arch.broken.cycle.smbridge.two;

import dev.smbridge.arch.broken.cycle.smbridge.one.First;
import org.jspecify.annotations.Nullable;

/** The other half of a cycle. */
public record Second(@Nullable First first) {}
