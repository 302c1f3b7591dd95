package dev.smbridge.testing.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What went through a proxy in one direction, up to a limit; safe from many threads. */
final class Recording {
  private static final int LIMIT_BYTES = 64 << 20;
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  synchronized void add(byte[] message) {
    bytes.write(message, 0, Math.min(message.length, LIMIT_BYTES - bytes.size()));
  }

  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }

  synchronized void clear() {
    bytes.reset();
  }

  /** Whether a text was seen, as UTF-8 or as the UTF-16 of SMB. */
  boolean contains(String text) {
    String seen = latin(bytes());
    return CHARSETS.stream().anyMatch(charset -> seen.contains(latin(text.getBytes(charset))));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
