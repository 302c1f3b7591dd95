package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import org.crac.Core;
import org.crac.Resource;

/** A function that does what its event says; runs in the emulated environment, not in the tests. */
public final class EchoHandler implements RequestStreamHandler {
  // Held here: the runtime's context holds resources weakly.
  private final Resource hooks = new Hooks();

  /** Registers the snapshot's hooks, or fails when the variable {@code FAIL_INIT} is set. */
  public EchoHandler() {
    if (System.getenv("FAIL_INIT") != null) {
      throw new IllegalStateException("no \"good\" configuration");
    }
    Core.getGlobalContext().register(hooks);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), UTF_8);
    switch (event) {
      case "\"fail\"" ->
          throw new UnsupportedOperationException("{\"kind\":\"OTHER\",\"ü\":\"\\n\"}");
      case "\"exit\"" -> System.exit(3);
      case "\"hang\"" -> LockSupport.park();
      case "\"large\"" -> output.write(" ".repeat(RuntimeApi.LARGEST_RESPONSE + 1).getBytes(UTF_8));
      case "\"remaining\"" ->
          output.write(Integer.toString(context.getRemainingTimeInMillis()).getBytes(UTF_8));
      case "\"environment\"" -> output.write(System.getenv().toString().getBytes(UTF_8));
      default -> {
        System.out.println("echo for " + context.getAwsRequestId());
        output.write(event.getBytes(UTF_8));
      }
    }
  }

  private static final class Hooks implements Resource {
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      System.out.println("before checkpoint");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      System.out.println("after restore");
      if (System.getenv("FAIL_RESTORE") != null) {
        throw new IllegalStateException("cannot restore");
      }
    }
  }
}
