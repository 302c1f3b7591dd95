package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of one segment, strict UTF-8; {@code +} is a plus (RFC 3986, 2.1). */
final class PercentDecoding {
  private PercentDecoding() {}

  static String decode(String text) throws FileFailure {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream();
    for (var i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%') {
        bytes.write(octet(text, i));
        i += 3;
      } else {
        var next = text.indexOf('%', i);
        var end = next < 0 ? text.length() : next;
        bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw invalid(text);
    }
  }

  private static int octet(String text, int at) throws FileFailure {
    if (at + 2 < text.length()) {
      var high = Character.digit(text.charAt(at + 1), 16);
      var low = Character.digit(text.charAt(at + 2), 16);
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    throw invalid(text);
  }

  private static FileFailure invalid(String text) {
    return new FileFailure(
        FailureKind.INVALID_PATH,
        "\"" + text + "\" is not percent-encoded UTF-8: write a % in smb:// locations as %25");
  }
}
