package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.Routes;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.lambda.event.Event.Task;
import java.util.List;

/** What follows from an object, whichever event told of it; nothing where a route leaves it out. */
final class S3Objects {
  private S3Objects() {}

  private interface Follows {
    List<Task> from(Routes.Copy copy) throws FileFailure;
  }

  /**
   * The copy that its route asks for; a console's folder becomes a directory. A route that waits
   * for a tag takes the object when the tag is told.
   */
  static List<Task> appeared(ObjectKey object, EventContext context) {
    return routed(
        object,
        context,
        copy -> {
          if (copy.terms().whenTag() != null) {
            return List.of();
          }
          return List.of(
              new Task.Perform(
                  object.key().endsWith("/") && copy.to() instanceof OnShare directory
                      ? new Operation.MakeDirectory(directory, true)
                      : EventContext.copy(copy, EventContext.OF_EVENT)));
        });
  }

  /** The copy of an object that was given the tag that its route waits for. */
  static List<Task> tagged(
      ObjectKey object, String tag, CopyOptions options, EventContext context) {
    return routed(
        object,
        context,
        copy -> {
          var awaited = copy.terms().whenTag();
          if (awaited == null) {
            throw new FileFailure(
                FailureKind.INVALID_REQUEST,
                "its route takes no results of scans: give it \"whenTag\", such as \"" + tag + '"');
          }
          return awaited.equals(tag)
              ? List.of(new Task.Perform(EventContext.copy(copy, options)))
              : List.of();
        });
  }

  /** The deletion of its copy, where its route says so; directories stay. */
  static List<Task> disappeared(ObjectKey object, EventContext context) {
    return routed(
        object,
        context,
        copy ->
            copy.terms().deletes() && !object.key().endsWith("/")
                ? List.of(new Task.Perform(Operation.Delete.copyOf(copy.from(), copy.to())))
                : List.of());
  }

  private static List<Task> routed(ObjectKey object, EventContext context, Follows follows) {
    var what = "s3://" + object.container() + "/" + object.key();
    try {
      var copy = EventContext.required(context.routes().forObject(object), what);
      return copy.leftOut() ? List.of() : follows.from(copy);
    } catch (FileFailure e) {
      return List.of(new Task.Refused(e.at(what)));
    }
  }
}
