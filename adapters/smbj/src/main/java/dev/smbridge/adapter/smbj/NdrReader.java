package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the network data representation of a procedure's answer (DCE 1.1 RPC, chapter 14). */
final class NdrReader {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private final ByteBuffer bytes;

  NdrReader(byte[] stub) {
    this.bytes = ByteBuffer.wrap(stub).order(ORDER);
  }

  int nextInt() throws FileFailure {
    require(Integer.BYTES);
    return bytes.getInt();
  }

  void skipInts(int count) throws FileFailure {
    require(count * Integer.BYTES);
    bytes.position(bytes.position() + count * Integer.BYTES);
  }

  /** A conformant and varying string of UTF-16, whose end is a zero. */
  String nextText() throws FileFailure {
    skipInts(2); // the most it may have, where it starts
    var units = nextInt();
    if (units < 0 || units > bytes.remaining() / Character.BYTES) {
      throw TransportFailures.malformed();
    }
    var text =
        new String(
            bytes.array(), bytes.position(), units * Character.BYTES, StandardCharsets.UTF_16LE);
    var padded = (units * Character.BYTES + 3) & ~3;
    bytes.position(bytes.position() + Math.min(padded, bytes.remaining()));
    var end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private void require(int count) throws FileFailure {
    if (bytes.remaining() < count) {
      throw TransportFailures.malformed();
    }
  }
}
