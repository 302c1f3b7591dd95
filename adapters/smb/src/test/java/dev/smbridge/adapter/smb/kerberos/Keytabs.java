package dev.smbridge.adapter.smb.kerberos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The keytab file format, version 2: as MIT's documentation has it. */
public final class Keytabs {
  private static final short VERSION = 0x0502;
  private static final int AES_256 = 18;

  private Keytabs() {}

  /** A keytab of one AES key. */
  static byte[] of(String user, String realm, byte[] key) throws IOException {
    var entry = new ByteArrayOutputStream();
    var fields = new DataOutputStream(entry);
    fields.writeShort(1); // components of the name
    text(fields, realm);
    text(fields, user);
    fields.writeInt(1); // the name's type
    fields.writeInt(0); // when it was made
    fields.writeByte(1); // version of the key
    fields.writeShort(AES_256);
    fields.writeShort(key.length);
    fields.write(key);
    var keytab = new ByteArrayOutputStream();
    var content = new DataOutputStream(keytab);
    content.writeShort(VERSION);
    content.writeInt(entry.size());
    entry.writeTo(content);
    return keytab.toByteArray();
  }

  /** The AES key of a keytab. */
  public static byte[] key(byte[] keytab) throws IOException {
    var content = new DataInputStream(new ByteArrayInputStream(keytab));
    content.readShort();
    while (content.available() > 0) {
      var entry =
          new DataInputStream(new ByteArrayInputStream(content.readNBytes(content.readInt())));
      var names = 1 + entry.readShort();
      for (var i = 0; i < names; i++) {
        entry.skipNBytes(entry.readUnsignedShort());
      }
      entry.skipNBytes(9);
      var type = entry.readShort();
      var key = entry.readNBytes(entry.readUnsignedShort());
      if (type == AES_256) {
        return key;
      }
    }
    throw new IOException("the keytab has no AES key");
  }

  private static void text(DataOutputStream to, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeShort(bytes.length);
    to.write(bytes);
  }
}
