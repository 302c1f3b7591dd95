package dev.smbridge.adapter.smb;

import dev.smbridge.domain.share.Property;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file has beside its content, as its server tells it.
 *
 * @param attributes see [MS-FSCC] 2.6
 * @param created in units of 100 ns since 1601; 0 where the server knows none
 * @param security null where the account may not read it
 * @param hasStreams whether there is content under further names
 */
public record FileProperties(
    int attributes, long created, @Nullable SecurityDescriptor security, boolean hasStreams) {
  /** FileStreamInformation ([MS-FSCC] 2.4.44). */
  public static final int STREAMS_CLASS = 22;

  private static final int STREAM_NAME_LENGTH = 4;
  private static final int STREAM_NAME = 24;
  private static final String CONTENT_STREAM = "::$DATA";

  /** In what the other differs, or may differ; streams are another question. */
  Set<Property> differences(FileProperties other) {
    var differing = EnumSet.noneOf(Property.class);
    if (security == null
        || other.security == null
        || !security.hasSamePermissions(other.security)) {
      differing.add(Property.PERMISSIONS);
    }
    if (security == null || other.security == null || !security.hasSameOwner(other.security)) {
      differing.add(Property.OWNER);
    }
    if (Attributes.lacks(other.attributes, attributes)) {
      differing.add(Property.ATTRIBUTES);
    }
    if (created != 0 && !Attributes.isSameSecond(created, other.created)) {
      differing.add(Property.CREATION_TIME);
    }
    return differing;
  }

  /** Whether owner and permissions are the same, as far as both are known. */
  boolean hasSameSecurity(FileProperties other) {
    return security != null
        && other.security != null
        && security.hasSameOwner(other.security)
        && security.hasSamePermissions(other.security);
  }

  /** Whether a list of streams names another than the content ([MS-FSCC] 2.4.44). */
  public static boolean namesStreams(byte[] information) {
    var fields = ByteBuffer.wrap(information).order(ByteOrder.LITTLE_ENDIAN);
    var at = 0;
    while (at >= 0 && at <= information.length - STREAM_NAME) {
      var length = fields.getInt(at + STREAM_NAME_LENGTH);
      if (length < 0 || length > information.length - STREAM_NAME - at) {
        return true;
      }
      var name = new String(information, at + STREAM_NAME, length, StandardCharsets.UTF_16LE);
      if (!name.equals(CONTENT_STREAM)) {
        return true;
      }
      var next = fields.getInt(at);
      if (next <= 0) {
        return false;
      }
      at += next;
    }
    return false;
  }
}
