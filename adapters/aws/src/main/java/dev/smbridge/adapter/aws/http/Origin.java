package dev.smbridge.adapter.aws.http;

import software.amazon.awssdk.http.SdkHttpRequest;

/** Where a connection leads (RFC 6454). */
record Origin(boolean tls, String host, int port) {
  static Origin of(SdkHttpRequest request) {
    return new Origin(request.protocol().equals("https"), request.host(), request.port());
  }

  /** The value of the Host header, without the port that its scheme implies. */
  String authority() {
    return port == (tls ? 443 : 80) ? host : host + ":" + port;
  }
}
