package dev.smbridge.arch;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule, and the classes that show that it can fail.
 *
 * @param broken the package below {@code dev.smbridge.arch.broken} whose classes it must refuse
 */
record ArchitectureRule(String name, ArchRule rule, String broken) {
  @Override
  public String toString() {
    return name;
  }
}
