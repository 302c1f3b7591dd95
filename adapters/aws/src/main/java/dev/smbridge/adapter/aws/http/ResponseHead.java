package dev.smbridge.adapter.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The text before an answer's body (RFC 9112, sections 4 and 5).
 *
 * @param headers by name, whose case does not count
 */
record ResponseHead(int status, String reason, Map<String, List<String>> headers) {
  private static final int MOST_BYTES = 64 << 10;

  /** Reads the head of an answer, after those that only announce it (status 1xx). */
  static ResponseHead readFinal(InputStream input) throws IOException {
    var answer = read(input);
    while (answer.isInterim()) {
      answer = read(input);
    }
    return answer;
  }

  /** Reads one. */
  static ResponseHead read(InputStream input) throws IOException {
    var room = new Room();
    var first = line(input, room);
    var parts = first.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5]\\d\\d")) {
      throw new IOException("the answer is not HTTP/1.1");
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

  /** The bytes that a head may still have. */
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

  boolean isInterim() {
    return status < 200;
  }

  Optional<String> header(String name) {
    var values = headers.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getLast());
  }

  /**
   * Whether the body comes in chunks.
   *
   * @throws IOException for any other transfer coding, which hides where the body ends
   */
  boolean isChunked() throws IOException {
    var coding = headers.getOrDefault("Transfer-Encoding", List.of());
    if (!coding.isEmpty()
        && (coding.size() > 1 || !coding.getFirst().equalsIgnoreCase("chunked"))) {
      throw new IOException("the answer has a transfer coding that is not understood");
    }
    return !coding.isEmpty();
  }

  /**
   * The announced length of the body in bytes, empty where there is none.
   *
   * @throws IOException where it is no number, or there are several
   */
  OptionalLong length() throws IOException {
    var lengths = Set.copyOf(headers.getOrDefault("Content-Length", List.of()));
    if (lengths.isEmpty()) {
      return OptionalLong.empty();
    }
    var length = lengths.iterator().next();
    if (lengths.size() > 1 || !length.matches("\\d{1,18}")) {
      throw new IOException("the answer has a length that is not one number");
    }
    return OptionalLong.of(Long.parseLong(length));
  }

  boolean keepsAlive() {
    return header("Connection")
        .filter(value -> value.toLowerCase(Locale.ROOT).contains("close"))
        .isEmpty();
  }

  SdkHttpResponse toSdk() {
    return SdkHttpResponse.builder().statusCode(status).statusText(reason).headers(headers).build();
  }
}
