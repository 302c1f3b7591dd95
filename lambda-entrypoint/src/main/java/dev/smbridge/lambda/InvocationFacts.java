package dev.smbridge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every line of an invocation's log says of it.
 *
 * @param function the function's name
 * @param version the published version of it
 * @param coldStart whether it is the first one of this instance
 * @param traceId X-Ray's; null where the runtime tells none
 * @param message the message of a queue that an operation comes from; null where there is none
 */
record InvocationFacts(
    String requestId,
    String function,
    String version,
    boolean coldStart,
    @Nullable String traceId,
    @Nullable Message message) {
  private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";
  private static final String ROOT = "Root=";

  /**
   * A message of a queue.
   *
   * @param receives how often it was received, this time included; null where the queue did not say
   */
  record Message(String id, @Nullable String receives) {}

  static InvocationFacts of(Context context, boolean coldStart) {
    return new InvocationFacts(
        context.getAwsRequestId(),
        Optional.ofNullable(context.getFunctionName()).orElse("unknown"),
        Optional.ofNullable(context.getFunctionVersion()).orElse("unknown"),
        coldStart,
        traceId(System.getProperty(TRACE_HEADER)),
        null);
  }

  /** The same for what a message asks for. */
  InvocationFacts from(Message source) {
    return new InvocationFacts(requestId, function, version, coldStart, traceId, source);
  }

  /** Of {@code Root=1-…;Parent=…;Sampled=1}, the root. */
  private static @Nullable String traceId(@Nullable String header) {
    var start = header == null ? -1 : header.indexOf(ROOT);
    if (header == null || start < 0) {
      return null;
    }
    var end = header.indexOf(';', start);
    return header.substring(start + ROOT.length(), end < 0 ? header.length() : end);
  }
}
