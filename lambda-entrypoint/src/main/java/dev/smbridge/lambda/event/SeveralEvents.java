package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.RequestDocument.Item;
import dev.smbridge.lambda.event.Event.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several events in one: each is done, whatever becomes of the others. */
final class SeveralEvents {
  private SeveralEvents() {}

  interface Reading<E> {
    Event.Single read(E event) throws FileFailure;
  }

  /** Whether the first element of a list shows that all are events, and no operations. */
  static boolean recognises(Map<?, ?> first) {
    return first.containsKey("detail-type")
        || first.containsKey("Records")
        || first.containsKey("awslogs")
        || first.containsKey("requestPayload")
        || first.containsKey("TopicArn");
  }

  /** One is as if it came by itself. */
  static <E> Event.Single read(List<E> events, Reading<E> reading) throws FileFailure {
    if (events.size() == 1) {
      return reading.read(events.getFirst());
    }
    var tasks = new ArrayList<Task>();
    for (var event : events) {
      try {
        tasks.addAll(tasks(reading.read(event)));
      } catch (FileFailure e) {
        tasks.add(new Task.Refused(e));
      }
    }
    return new Event.Notice("events", List.copyOf(tasks));
  }

  private static List<Task> tasks(Event.Single event) {
    return switch (event) {
      case Event.Notice(var _, var tasks) -> tasks;
      case Event.Requests(var batch) -> batch.items().stream().map(SeveralEvents::task).toList();
    };
  }

  private static Task task(Item item) {
    return switch (item) {
      case Item.Accepted(var operation) -> new Task.Perform(operation);
      case Item.Refused(var _, var failure) -> new Task.Refused(failure);
    };
  }
}
