package dev.smbridge.testing.aws;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What each fault looks like on the wire. */
final class Faults {
  private Faults() {}

  /**
   * A body for status 200.
   *
   * @throws AwsError the error to answer
   * @throws IOException when there is to be no answer
   */
  static String answer(Fault fault, AwsOperation operation, CountDownLatch closed)
      throws AwsError, IOException {
    switch (fault) {
      case THROTTLING -> throw new AwsError(400, "ThrottlingException", "Rate exceeded");
      case ACCESS_DENIED -> throw denied(operation);
      case SERVER_ERROR -> throw new AwsError(500, "InternalServerError", "Internal server error");
      case EXPIRED_CREDENTIALS ->
          throw new AwsError(
              400,
              "ExpiredTokenException",
              "The security token included in the request is expired");
      case KEY_DENIED -> throw keyDenied(operation);
      case HANG -> hang(closed);
      case CUT -> throw new IOException("connection cut on purpose");
      case MALFORMED -> {}
    }
    return "{\"Name\":\"half an ob";
  }

  private static AwsError denied(AwsOperation operation) {
    return new AwsError(
        400,
        "AccessDeniedException",
        "User: arn:aws:sts::123456789012:assumed-role/smbridge/function is not authorized to perform: "
            + operation.action()
            + " because no identity-based policy allows it");
  }

  private static AwsError keyDenied(AwsOperation operation) {
    return switch (operation) {
      case GET_SECRET_VALUE ->
          new AwsError(400, "AccessDeniedException", "Access to KMS is not allowed");
      case GET_PARAMETER ->
          new AwsError(
              400,
              "AccessDeniedException",
              "The ciphertext refers to a customer master key that does not exist, does not exist in"
                  + " this region, or you are not allowed to access.");
    };
  }

  private static void hang(CountDownLatch closed) throws IOException {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("closed while hanging on purpose");
  }
}
