package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.lambda.event.Event.Task;
import java.util.List;
import java.util.Set;

/**
 * {@code Athena Query State Change}; only a query that succeeded and has rows has a result.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/athena-events.html">Athena events</a>
 */
final class AthenaQuery {
  private static final Set<String> WITHOUT_ROWS = Set.of("DDL", "UTILITY");

  private AthenaQuery() {}

  static Event.Single read(EventObject event, EventContext context) throws FileFailure {
    var detail = event.object("detail");
    var type = detail.textOrNull("statementType");
    var hasResult =
        detail.text("currentState").equals("SUCCEEDED")
            && (type == null || !WITHOUT_ROWS.contains(type));
    return new Event.Notice("athenaQuery", hasResult ? copy(detail, context) : List.of());
  }

  private static List<Task> copy(EventObject detail, EventContext context) throws FileFailure {
    var workgroup = detail.filled("workgroupName");
    var found = context.routes().forAthena(workgroup, detail.filled("queryExecutionId"));
    var route = EventContext.required(found, "athena:" + workgroup);
    return route.leftOut()
        ? List.of()
        : List.of(new Task.Perform(EventContext.copy(route, CopyOptions.DEFAULT)));
  }
}
