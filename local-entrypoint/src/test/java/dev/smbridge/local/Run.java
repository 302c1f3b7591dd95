package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What one run of the program said, and what it ended with.
 *
 * @param data standard output
 * @param messages standard error
 */
record Run(int code, String data, String messages) {
  /** Insists on what holds for every run: no stack trace and no secret. */
  Run checkedFor(String secret) {
    for (var said : List.of(data, messages)) {
      assertFalse(said.contains(secret), "a secret was shown");
      assertFalse(said.contains("\tat "), said);
      assertFalse(said.contains("Exception"), said);
    }
    return this;
  }

  /** Insists on success. */
  Run done() {
    assertEquals(0, code, messages);
    return this;
  }

  /** Insists on a failure that is told in one sentence, and nothing else. */
  Run failed(int expected) {
    assertEquals(expected, code, messages);
    assertEquals(1, messages.lines().count(), messages);
    assertTrue(messages.startsWith("smbridge: "), messages);
    return this;
  }

  /** Its data, read as one JSON document. */
  Object json() throws FileFailure {
    try (var workbench = new LocalWorkbench(Surroundings.ofProcess())) {
      var tree = workbench.format().read(data.getBytes(StandardCharsets.UTF_8), "its output");
      return Objects.requireNonNull(tree);
    }
  }

  List<String> lines() {
    return data.lines().toList();
  }
}
