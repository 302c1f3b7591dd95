package dev.smbridge.adapter.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The text before an answer's body (RFC 9112, sections 4 and 5).
 *
 * @param headers by name, in letters of either case
 */
record ResponseHead(int status, String reason, Map<String, List<String>> headers) {
  private static final int MOST_BYTES = 64 << 10;

  /** Reads one, which begins at once. */
  static ResponseHead read(InputStream input) throws IOException {
    var room = new Room();
    var first = line(input, room);
    var parts = first.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5]\\d\\d")) {
      throw new IOException("the answer is no HTTP/1.1");
    }
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    if (parts[0].equals("HTTP/1.0")) {
      headers.put("Connection", new ArrayList<>(List.of("close")));
    }
    for (var line = line(input, room); !line.isEmpty(); line = line(input, room)) {
      var colon = line.indexOf(':');
      if (colon < 1 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
        throw new IOException("the answer has a header without a name");
      }
      headers
          .computeIfAbsent(line.substring(0, colon), ignored -> new ArrayList<>(1))
          .add(line.substring(colon + 1).strip());
    }
    return new ResponseHead(Integer.parseInt(parts[1]), parts.length < 3 ? "" : parts[2], headers);
  }

  private static final class Room {
    private int left = MOST_BYTES;
  }

  /** A line without its end; {@link ResponseBody} reads the sizes of chunks by it. */
  static String line(InputStream input) throws IOException {
    return line(input, new Room());
  }

  private static String line(InputStream input, Room room) throws IOException {
    var line = new ByteArrayOutputStream(64);
    for (var next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new IOException("the connection was closed before an answer");
      }
      if (--room.left < 0) {
        throw new IOException("the head of the answer is too long");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  Optional<String> header(String name) {
    var values = headers.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getLast());
  }

  boolean isChunked() {
    return header("Transfer-Encoding")
        .filter(value -> value.equalsIgnoreCase("chunked"))
        .isPresent();
  }

  boolean keepsAlive() {
    return header("Connection").filter(value -> value.equalsIgnoreCase("close")).isEmpty();
  }

  SdkHttpResponse toSdk() {
    return SdkHttpResponse.builder().statusCode(status).statusText(reason).headers(headers).build();
  }
}
