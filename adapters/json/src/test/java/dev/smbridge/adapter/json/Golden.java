package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Documents as they are promised, kept beside the tests. */
final class Golden {
  private Golden() {}

  static byte[] bytes(String name) {
    try (var in = Golden.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new AssertionError("there is no golden file " + name);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static @Nullable Object tree(byte[] text) {
    try {
      return new JsonDocumentFormat().read(text, "the test's document");
    } catch (FileFailure wrong) {
      throw new AssertionError(wrong.message(), wrong);
    }
  }

  static @Nullable Object tree(String text) {
    return tree(text.getBytes(StandardCharsets.UTF_8));
  }
}
