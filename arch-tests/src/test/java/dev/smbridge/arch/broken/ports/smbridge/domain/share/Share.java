package dev.smbridge.arch.broken.ports.smbridge.domain.share;

import java.io.IOException;

/** A port that throws more than it may, and has a body. */
public interface Share {
  default void list() throws IOException {}
}
