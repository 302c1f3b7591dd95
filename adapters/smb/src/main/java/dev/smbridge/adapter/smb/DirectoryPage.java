package dev.smbridge.adapter.smb;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One answer to QUERY_DIRECTORY: a chain of FileFullDirectoryInformation ([MS-FSCC] 2.4.14). */
public final class DirectoryPage {
  /** Nothing, and nothing before it. */
  public static final DirectoryPage EMPTY = new DirectoryPage(new byte[0]);

  private static final int MODIFIED = 24;
  private static final int END_OF_FILE = 40;
  private static final int ATTRIBUTES = 56;
  private static final int NAME_BYTES = 60;
  private static final int REPARSE_TAG = 64;
  private static final int NAME = 68;

  private final ByteBuffer bytes;
  private int at;

  public DirectoryPage(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next entry that is not the directory itself or its parent; empty at the page's end. */
  public Optional<Entry> next() throws FileFailure {
    while (at < bytes.limit()) {
      var entry = read();
      if (!entry.path().equals(".") && !entry.path().equals("..")) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private Entry read() throws FileFailure {
    var rest = bytes.limit() - at;
    if (rest < NAME) {
      throw TransportFailures.malformed();
    }
    var nameBytes = bytes.getInt(at + NAME_BYTES);
    var step = bytes.getInt(at);
    if (nameBytes < 0 || nameBytes > rest - NAME || step < 0 || step > rest) {
      throw TransportFailures.malformed();
    }
    var name = new String(bytes.array(), at + NAME, nameBytes, StandardCharsets.UTF_16LE);
    var entry =
        Attributes.entry(
            name,
            bytes.getInt(at + ATTRIBUTES),
            bytes.getInt(at + REPARSE_TAG),
            bytes.getLong(at + END_OF_FILE),
            Attributes.instant(bytes.getLong(at + MODIFIED)));
    at = step == 0 ? bytes.limit() : at + step;
    return entry;
  }
}
