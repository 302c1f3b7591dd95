package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/** Entries that were put out of memory into a temporary file, which goes when this is closed. */
final class EntryFile implements Listing {
  private static final int BUFFER_BYTES = 1 << 16;

  private final DataInputStream in;
  private long left;

  private EntryFile(DataInputStream in, long left) {
    this.in = in;
    this.left = left;
  }

  /** Writes entries, to be read in the same order. */
  static EntryFile of(List<Entry> entries) throws FileFailure {
    try {
      var file = Files.createTempFile("smbridge-", ".entries");
      try (var out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
        for (var entry : entries) {
          write(entry, out);
        }
      }
      return new EntryFile(open(file), entries.size());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    var stream = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    return new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES));
  }

  /** Any text can be a path, so its letters are written as they are. */
  private static void write(Entry entry, DataOutputStream out) throws IOException {
    out.writeInt(entry.path().length());
    out.writeChars(entry.path());
    out.writeUTF(entry.type().name());
    out.writeLong(entry.sizeBytes());
    out.writeLong(entry.modified().getEpochSecond());
    out.writeInt(entry.modified().get(ChronoField.NANO_OF_SECOND));
    out.writeBoolean(entry.readOnly());
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    try {
      return Optional.of(read());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Entry read() throws IOException {
    var path = new char[in.readInt()];
    for (var i = 0; i < path.length; i++) {
      path[i] = in.readChar();
    }
    return new Entry(
        new String(path),
        EntryType.valueOf(in.readUTF()),
        in.readLong(),
        Instant.ofEpochSecond(in.readLong(), in.readInt()),
        in.readBoolean());
  }

  private static FileFailure failure(IOException error) {
    return new FileFailure(
            FailureKind.OTHER,
            "a long directory could not be kept in this machine's folder for temporary files: "
                + error.getMessage())
        .causedBy(error);
  }

  @Override
  public void close() {
    left = 0;
    try {
      in.close();
    } catch (IOException _) {
      // The system empties its folder for temporary files.
    }
  }
}
