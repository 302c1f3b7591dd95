package dev.smbridge.domain.share;

import java.util.Arrays;
import java.util.Optional;

/** A version of the SMB 2 protocol ([MS-SMB2] 1.7), in ascending order. */
public enum Dialect {
  SMB_2_0_2("2.0.2"),
  SMB_2_1("2.1"),
  SMB_3_0("3.0"),
  SMB_3_0_2("3.0.2"),
  SMB_3_1_1("3.1.1");

  private final String text;

  Dialect(String text) {
    this.text = text;
  }

  /** As users write it, such as {@code 3.0.2}. */
  public String text() {
    return text;
  }

  public boolean isAtLeast(Dialect other) {
    return compareTo(other) >= 0;
  }

  public static Optional<Dialect> of(String text) {
    return Arrays.stream(values()).filter(dialect -> dialect.text.equals(text)).findFirst();
  }
}
