package dev.smbridge.adapter.environment;

import org.jspecify.annotations.Nullable;

/** The variables of an environment. */
interface Variables {
  /** The value of a variable, or null where it is not set. */
  @Nullable String get(String name);
}
