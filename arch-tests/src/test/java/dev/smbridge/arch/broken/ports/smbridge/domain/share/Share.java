package dev.smbridge.arch.broken.ports.smbridge.domain.share;

import dev.smbridge.domain.port.Port;
import java.io.IOException;

/** A port that throws more than it may, and has a body. */
@Port
public interface Share {
  default void list() throws IOException {}
}
