package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.RequestDocument.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in, by its shape. */
public sealed interface Event {
  /** What is no queue's batch, and so can be a message of one. */
  sealed interface Single extends Event {}

  /** Operations that are asked for directly. */
  record Requests(Batch batch) implements Single {}

  /** Something happened, and operations follow from it. */
  record Notice(String name, List<Task> tasks) implements Single {}

  /**
   * Messages of a queue, each of which carries an event.
   *
   * @param ordered whether those after one that failed must not overtake it
   */
  record Messages(List<Message> messages, boolean ordered) implements Event {}

  /**
   * One message.
   *
   * @param body an event's text
   * @param receives how often it was received, this time included; null where that is not said
   */
  record Message(String id, String body, @Nullable String receives) {}

  /** One thing that follows from a notice; it fails by itself and does not touch the others. */
  sealed interface Task {
    /** Something to do. */
    record Perform(Operation operation) implements Task {}

    /**
     * A change to what may be a file or a directory.
     *
     * @param file what to do if it is a file; null where none of that name is routed
     * @param directory what to do if it is a directory
     */
    record Changed(Operation.@Nullable Copy file, ChangedDirectory directory) implements Task {}

    /** Something that is not to be done, for no route takes it or its name is none. */
    record Refused(FileFailure failure) implements Task {}
  }
}
