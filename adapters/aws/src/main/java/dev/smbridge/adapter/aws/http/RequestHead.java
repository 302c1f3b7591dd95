package dev.smbridge.adapter.aws.http;

import software.amazon.awssdk.http.SdkHttpRequest;

/** The text before a request's body (RFC 9112, sections 3 and 5). */
final class RequestHead {
  private RequestHead() {}

  static String of(SdkHttpRequest request, Origin origin, boolean withBody) {
    var text = new StringBuilder(1024);
    var path = request.encodedPath();
    text.append(request.method().name()).append(' ');
    text.append(path.startsWith("/") ? path : "/" + path);
    request.encodedQueryParameters().ifPresent(query -> text.append('?').append(query));
    text.append(" HTTP/1.1\r\n");
    if (request.firstMatchingHeader("Host").isEmpty()) {
      line(text, "Host", origin.authority());
    }
    if (withBody && request.firstMatchingHeader("Content-Length").isEmpty()) {
      throw new IllegalArgumentException("a body of unknown length cannot be sent");
    }
    if (!withBody && request.firstMatchingHeader("Content-Length").isEmpty()) {
      switch (request.method()) {
        case POST, PUT, PATCH -> line(text, "Content-Length", "0");
        default -> {}
      }
    }
    request.forEachHeader((name, values) -> values.forEach(value -> line(text, name, value)));
    return text.append("\r\n").toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("the header " + name + " has more than one line");
    }
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
