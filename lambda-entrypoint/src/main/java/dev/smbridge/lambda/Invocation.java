package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.RequestDocument.Item;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.lambda.event.ChangedDirectory;
import dev.smbridge.lambda.event.Event;
import dev.smbridge.lambda.event.Event.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out what one invocation asks for, one operation after the other, while there is time. */
final class Invocation {
  private final FileOperations operations;
  private final AnswerDocument answers;
  private final DocumentFormat format;
  private final OperationLog log;
  private final InvocationTime time;
  private final InvocationFacts facts;

  Invocation(
      FileOperations operations,
      AnswerDocument answers,
      DocumentFormat format,
      OperationLog log,
      InvocationTime time,
      InvocationFacts facts) {
    this.operations = operations;
    this.answers = answers;
    this.format = format;
    this.log = log;
    this.time = time;
    this.facts = facts;
  }

  /** The same for what one message of a queue asks for. */
  Invocation from(InvocationFacts.Message message) {
    return new Invocation(operations, answers, format, log, time, facts.from(message));
  }

  /** An answer, and why it failed where it did. */
  record Answered(Map<String, @Nullable Object> answer, @Nullable FileFailure failure) {}

  /** Everything that an event asks for, in order. */
  List<Answered> perform(Event.Single event) {
    return switch (event) {
      case Event.Requests(var batch) -> items(batch.items());
      case Event.Notice(var name, var tasks) -> List.of(notice(name, tasks));
    };
  }

  /** Each item of a batch, in order; what they answer fits into one answer. */
  List<Answered> items(List<Item> items) {
    var answered = new ArrayList<Answered>();
    var room = new ResponseBudget(format, items.size());
    for (var item : items) {
      var answer =
          switch (item) {
            case Item.Accepted(var operation) when !room.isAmple() ->
                refuse(operation, ResponseBudget.notBegun());
            case Item.Accepted(var operation) -> perform(operation);
            case Item.Refused(var operation, var failure) -> refuse(operation, failure);
          };
      // A change is always reported: it was begun only where there was room to do so.
      answered.add(
          room.takes(answer.answer()) || changes(item)
              ? answer
              : refuse(name(item), ResponseBudget.full()));
    }
    return answered;
  }

  private static boolean changes(Item item) {
    return item instanceof Item.Accepted(var operation)
        && switch (operation) {
          case Operation.ListEntries _, Operation.Stat _, Operation.Read _ -> false;
          case Operation.ListShares _, Operation.Probe _, Operation.Check _ -> false;
          case Operation.Write _, Operation.Delete _, Operation.MakeDirectory _ -> true;
          case Operation.Move _, Operation.Copy _, Operation.Sync _ -> true;
        };
  }

  private static @Nullable String name(Item item) {
    return switch (item) {
      case Item.Accepted(var operation) -> operation.name();
      case Item.Refused(var operation, var _) -> operation;
    };
  }

  /** Everything that follows from a notice, whether or not a part of it fails. */
  private Answered notice(String name, List<Task> tasks) {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    var room = new ResponseBudget(format);
    var copied = new HashSet<Location>();
    var leftOut = 0;
    FileFailure first = null;
    for (var task : tasks) {
      for (var answered : perform(task, copied)) {
        if (room.takes(answered.answer())) {
          results.add(answered.answer());
        } else {
          leftOut++;
        }
        var failure = answered.failure();
        if (failure != null && first == null) {
          first = failure;
        }
      }
    }
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("status", first == null ? "ok" : "failed");
    answer.put("operation", name);
    answer.put("results", results);
    if (leftOut > 0) {
      answer.put("resultsLeftOut", leftOut);
    }
    answer.put("requestId", facts.requestId());
    return new Answered(answer, first);
  }

  private List<Answered> perform(Task task, Set<Location> copied) {
    return switch (task) {
      case Task.Perform(var operation) -> List.of(perform(operation));
      case Task.Refused(var failure) -> List.of(refuse("copy", failure));
      case Task.Changed(var file, var directory) -> changed(file, directory, copied);
    };
  }

  /** Of a file its copy; of a directory the copies of what differs; each once. */
  private List<Answered> changed(
      Operation.@Nullable Copy file, ChangedDirectory directory, Set<Location> copied) {
    var answered = new ArrayList<Answered>();
    if (file != null) {
      if (!copied.add(file.from())) {
        return answered;
      }
      answered.add(perform(file));
      if (!"sourceGone".equals(answered.getFirst().answer().get("nothingToDo"))) {
        return answered;
      }
    }
    try {
      for (var copy : new DirectoryComparison(this::limited).copies(directory)) {
        if (copied.add(copy.from())) {
          answered.add(perform(copy));
        }
      }
    } catch (FileFailure e) {
      answered.add(refuse("copy", e.at(directory.source().path().text())));
    }
    return answered;
  }

  Answered refuse(@Nullable String name, FileFailure failure) {
    log.refused(name, null, failure, facts);
    return new Answered(answers.refusal(name, failure, facts.requestId()), failure);
  }

  private Answered refuse(Operation operation, FileFailure failure) {
    log.refused(operation.name(), operation, failure, facts);
    return new Answered(answers.refusal(operation.name(), failure, facts.requestId()), failure);
  }

  private Answered perform(Operation operation) {
    if (time.deadline().passed()) {
      return refuse(
          operation,
          new FileFailure(
              FailureKind.DEADLINE, "it was not begun: the invocation's time is nearly over"));
    }
    var started = System.nanoTime();
    try {
      var result = limited(operation);
      log.performed(result, facts, Duration.ofNanos(System.nanoTime() - started));
      return new Answered(
          answers.answer(result, facts.requestId(), ResponseBudget.LIMIT_BYTES),
          result.failure().orElse(null));
    } catch (FileFailure e) {
      return refuse(operation, e);
    }
  }

  private Result limited(Operation operation) throws FileFailure {
    return TimeLimit.perform(
        () -> operations.perform(operation, time.deadline(), Observer.NONE), time.limit());
  }
}
