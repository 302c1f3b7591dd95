package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of a file as text within a request or an answer. */
final class InlineContent {
  private InlineContent() {}

  /** The bytes that an operation's {@code content} stands for. */
  static ByteBuffer decode(Fields fields, Encoding encoding) throws FileFailure {
    var text = fields.required("content");
    var content =
        switch (encoding) {
          case UTF8 -> utf8(text, fields);
          case BASE64 -> base64(text, fields);
        };
    if (content.remaining() > Operation.INLINE_LIMIT_BYTES) {
      throw fields.refused(
          "content", "is more than 4 MiB: put it into S3 and use the operation copy");
    }
    return content;
  }

  private static ByteBuffer utf8(String text, Fields fields) throws FileFailure {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException _) {
      throw fields.refused(
          "content", "holds half a surrogate pair, which has no UTF-8: use the encoding base64");
    }
  }

  private static ByteBuffer base64(String text, Fields fields) throws FileFailure {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      throw fields.refused("content", "is not base64 (RFC 4648, section 4)");
    }
  }

  /**
   * The text for bytes that were read.
   *
   * @throws FileFailure {@code INVALID_REQUEST} where they are no text, or too much of it
   */
  static String encode(ByteBuffer bytes, Encoding encoding, long mostBytes) throws FileFailure {
    return switch (encoding) {
      case UTF8 -> text(bytes, mostBytes);
      case BASE64 -> StandardCharsets.ISO_8859_1.decode(base64(bytes)).toString();
    };
  }

  private static ByteBuffer base64(ByteBuffer bytes) {
    return Base64.getEncoder().encode(bytes.duplicate());
  }

  private static String text(ByteBuffer bytes, long mostBytes) throws FileFailure {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      if (JsonPrinter.bytesAtMost(text) > mostBytes) {
        throw new FileFailure(
            FailureKind.INVALID_REQUEST,
            "the content takes too much room as text: read less of it, or use the encoding base64");
      }
      return text;
    } catch (CharacterCodingException _) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the content that was read is not UTF-8: use the encoding base64");
    }
  }
}
