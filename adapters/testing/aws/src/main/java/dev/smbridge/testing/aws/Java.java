package dev.smbridge.testing.aws;

import java.util.List;

/** The JDK that runs this. */
final class Java {
  /**
   * The flags of Lambda's managed runtime that bear on start and memory: C1 only, one collector.
   */
  static final List<String> LAMBDA_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private Java() {}

  static String launcher() {
    return System.getProperty("java.home") + "/bin/java";
  }
}
