package dev.smbridge.testing.aws;

/** An error of a JSON 1.1 service, thrown to be answered. */
final class AwsError extends Exception {
  private final int status;
  private final String type;

  AwsError(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String body() {
    return "{\"__type\":%s,\"message\":%s}"
        .formatted(FlatJson.quote(type), FlatJson.quote(String.valueOf(getMessage())));
  }
}
