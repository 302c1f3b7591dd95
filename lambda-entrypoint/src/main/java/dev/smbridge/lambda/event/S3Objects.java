package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.lambda.event.Event.Task;

/** What follows from an object that appeared, whichever event said so. */
final class S3Objects {
  private S3Objects() {}

  /** The copy that its route asks for; a console's folder becomes a directory. */
  static Task appeared(ObjectKey object, EventContext context) {
    var what = "s3://" + object.container() + "/" + object.key();
    try {
      var copy =
          EventContext.routed(context.routes().forObject(object), EventContext.OF_EVENT, what);
      var operation =
          object.key().endsWith("/") && copy.to() instanceof OnShare directory
              ? new Operation.MakeDirectory(directory, true)
              : copy;
      return new Task.Perform(operation);
    } catch (FileFailure e) {
      return new Task.Refused(e.at(what));
    }
  }
}
