package dev.smbridge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.lambda.Invocation.Answered;
import dev.smbridge.lambda.event.Event;
import dev.smbridge.lambda.event.EventContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function. Connections, secrets and configuration survive from one invocation to the next.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Lambda function
 *     handler in Java</a>
 */
public final class FileOperationsHandler implements RequestStreamHandler {
  private final LambdaComponent component;
  private final Snapshot snapshot;
  private @Nullable Configuration configuration;
  private boolean warm;

  /** Made once by the runtime, before the first invocation or the snapshot. */
  public FileOperationsHandler() {
    this.component = DaggerLambdaComponent.create();
    this.snapshot = new Snapshot(component, this::forgetConfiguration);
    snapshot.register();
    new Preparation(component.operations(), this::configuration).perform();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(component.documentFormat().write(answer(input.readAllBytes(), context)));
  }

  private @Nullable Object answer(byte[] json, Context context) {
    var time = InvocationTime.of(context);
    var invocation = component.invocations().begin(time, InvocationFacts.of(context, !warm));
    warm = true;
    try {
      var reading = eventContext(time.deadline(), context.getAwsRequestId());
      return switch (component.eventReader().read(json, reading)) {
        case Event.Messages batch -> messages(batch, invocation, reading);
        case Event.Requests(var batch) when !batch.single() ->
            invocation.items(batch.items()).stream().map(Answered::answer).toList();
        case Event.Single event -> successful(invocation.perform(event).getFirst());
      };
    } catch (FileFailure refused) {
      throw failure(invocation.refuse(null, refused));
    }
  }

  private EventContext eventContext(Deadline deadline, String requestId) throws FileFailure {
    var operations = component.operations();
    return new EventContext(
        configuration(deadline), requestId, target -> operations.identity(target, deadline));
  }

  private synchronized Configuration configuration(Deadline deadline) throws FileFailure {
    if (configuration == null) {
      configuration = component.configurations().fromEnvironment(deadline);
    }
    return configuration;
  }

  private synchronized void forgetConfiguration() {
    configuration = null;
  }

  private Map<String, @Nullable Object> messages(
      Event.Messages batch, Invocation invocation, EventContext context) {
    var failures = new ArrayList<Map<String, @Nullable Object>>();
    for (var message : batch.messages()) {
      var overtakes = batch.ordered() && !failures.isEmpty();
      if (overtakes || message(message, invocation, context) != null) {
        failures.add(Map.of("itemIdentifier", message.id()));
      }
    }
    return Map.of("batchItemFailures", failures);
  }

  private @Nullable FileFailure message(
      Event.Message message, Invocation whole, EventContext context) {
    var invocation = whole.from(new InvocationFacts.Message(message.id(), message.receives()));
    try {
      return invocation
          .perform(component.eventReader().readMessage(message.body(), context))
          .stream()
          .map(Answered::failure)
          .filter(failure -> failure != null)
          .findFirst()
          .orElse(null);
    } catch (FileFailure refused) {
      return invocation.refuse(null, refused).failure();
    }
  }

  private Map<String, @Nullable Object> successful(Answered answered) {
    if (answered.failure() != null) {
      throw failure(answered);
    }
    return answered.answer();
  }

  private InvocationFailure failure(Answered answered) {
    var failure = answered.failure();
    if (failure == null) {
      throw new IllegalStateException("nothing failed");
    }
    var json = component.documentFormat().write(component.answers().failure(failure));
    return InvocationFailure.of(failure.kind(), new String(json, StandardCharsets.UTF_8));
  }
}
