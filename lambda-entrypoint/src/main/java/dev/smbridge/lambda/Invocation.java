package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.Observer;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Operation.ListEntries;
import dev.smbridge.domain.operation.RequestDocument.Item;
import dev.smbridge.domain.operation.TreeFormat;
import dev.smbridge.lambda.event.Event.Task;
import dev.smbridge.lambda.event.Event.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out what one invocation asks for, one operation after the other, while there is time. */
final class Invocation {
  private final FileOperations operations;
  private final AnswerDocument answers;
  private final TreeFormat format;
  private final OperationLog log;
  private final InvocationTime time;
  private final String requestId;

  Invocation(
      FileOperations operations,
      AnswerDocument answers,
      TreeFormat format,
      OperationLog log,
      InvocationTime time,
      String requestId) {
    this.operations = operations;
    this.answers = answers;
    this.format = format;
    this.log = log;
    this.time = time;
    this.requestId = requestId;
  }

  /** An answer, and why it failed where it did. */
  record Answered(Map<String, @Nullable Object> answer, @Nullable FileFailure failure) {}

  /** Each item of a batch, in order; what they answer fits into one answer. */
  List<Answered> items(List<Item> items) {
    var answered = new ArrayList<Answered>();
    var room = new AnswerRoom(format);
    for (var item : items) {
      answered.add(
          switch (item) {
            case Item.Accepted(var operation) -> performWithin(room, operation);
            case Item.Refused(var operation, var failure) -> refuse(operation, failure);
          });
    }
    return answered;
  }

  private Answered performWithin(AnswerRoom room, Operation operation) {
    var answered = perform(operation);
    var fits = room.takes(answered.answer());
    // What has had an effect is told in any case, which takes little.
    return fits || !(operation instanceof Operation.Read || operation instanceof ListEntries)
        ? answered
        : refuse(operation.name(), AnswerRoom.full());
  }

  /** Everything that follows from a notice, whether or not a part of it fails. */
  Answered notice(String name, List<Task> tasks) {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    FileFailure first = null;
    for (var task : tasks) {
      var answered = perform(task.operation());
      results.add(answered.answer());
      var failure = answered.failure();
      if (failure != null && !tolerated(failure, task.tolerates()) && first == null) {
        first = failure;
      }
    }
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("status", first == null ? "ok" : "failed");
    answer.put("operation", name);
    answer.put("results", results);
    answer.put("requestId", requestId);
    return new Answered(answer, first);
  }

  private static boolean tolerated(FileFailure failure, Tolerance tolerance) {
    return switch (tolerance) {
      case NOTHING -> false;
      case SOURCE_IS_NO_FILE ->
          failure.kind() == FailureKind.NOT_FOUND || failure.kind() == FailureKind.IS_A_DIRECTORY;
    };
  }

  Answered refuse(@Nullable String operation, FileFailure failure) {
    log.refused(operation, failure, requestId);
    return new Answered(answers.refusal(operation, failure, requestId), failure);
  }

  private Answered perform(Operation operation) {
    if (time.deadline().passed()) {
      return refuse(
          operation.name(),
          new FileFailure(
              FailureKind.DEADLINE, "it was not begun: the invocation's time is nearly over"));
    }
    var started = System.nanoTime();
    try {
      var result =
          TimeLimit.perform(
              () -> operations.perform(operation, time.deadline(), Observer.NONE), time.limit());
      log.performed(result, requestId, Duration.ofNanos(System.nanoTime() - started));
      return new Answered(answers.answer(result, requestId), result.failure().orElse(null));
    } catch (FileFailure lateOrUnanswerable) {
      return refuse(operation.name(), lateOrUnanswerable);
    }
  }
}
