package dev.smbridge.adapter.smb.login;

import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reads and writes the few forms of DER (X.690) that SPNEGO is made of. */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int ENUMERATED = 0x0A;
  static final int SEQUENCE = 0x30;
  static final int APPLICATION = 0x60;

  private static final int CONTEXT = 0xA0;
  private static final int LONG_FORM = 0x80;
  private static final int MOST_LENGTH_BYTES = 3;

  private final ByteBuffer bytes;

  Der(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** The tag {@code [number]}, constructed. */
  static int context(int number) {
    return CONTEXT | number;
  }

  /** A value with its tag and length around the parts of its content. */
  static byte[] value(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var value = new ByteArrayOutputStream();
    value.write(tag);
    var length = content.size();
    if (length >= LONG_FORM) {
      value.write(LONG_FORM | 2);
      value.write(length >>> Byte.SIZE);
    }
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  boolean isEmpty() {
    return !bytes.hasRemaining();
  }

  boolean startsWith(int tag) {
    return bytes.hasRemaining() && Byte.toUnsignedInt(bytes.get(bytes.position())) == tag;
  }

  /** The content of the next value, which must have this tag. */
  byte[] read(int tag) throws FileFailure {
    if (!startsWith(tag)) {
      throw malformed();
    }
    bytes.get();
    var length = length();
    if (length > bytes.remaining()) {
      throw malformed();
    }
    var content = new byte[length];
    bytes.get(content);
    return content;
  }

  /** The same, to be read in turn. */
  Der enter(int tag) throws FileFailure {
    return new Der(read(tag));
  }

  private int length() throws FileFailure {
    var first = next();
    if (first < LONG_FORM) {
      return first;
    }
    var count = first - LONG_FORM;
    if (count == 0 || count > MOST_LENGTH_BYTES) {
      throw malformed();
    }
    var length = 0;
    for (var i = 0; i < count; i++) {
      length = length << Byte.SIZE | next();
    }
    return length;
  }

  private int next() throws FileFailure {
    if (!bytes.hasRemaining()) {
      throw malformed();
    }
    return Byte.toUnsignedInt(bytes.get());
  }

  static FileFailure malformed() {
    return LoginFailures.malformed("SPNEGO token");
  }
}
