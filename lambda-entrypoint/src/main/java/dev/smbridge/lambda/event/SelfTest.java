package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.lambda.event.Event.Task.Perform;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code "test"}, or a directory and a filename: makes, appends, lists. */
final class SelfTest {
  private static final String DIRECTORY = "smbridge-self-test";
  private static final String FILE = "hello.txt";
  private static final int SHOWN_ENTRIES = 1000;

  private SelfTest() {}

  static Event.@Nullable Single read(@Nullable Object tree, EventContext context)
      throws FileFailure {
    if (tree instanceof String text && text.equals("test")) {
      return steps(DIRECTORY, FILE, context);
    }
    if (tree instanceof Map<?, ?> fields
        && fields.keySet().equals(Set.of("directory", "filename"))
        && fields.get("directory") instanceof String directory
        && fields.get("filename") instanceof String filename) {
      return steps(directory, filename, context);
    }
    return null;
  }

  private static Event.Single steps(String directory, String filename, EventContext context)
      throws FileFailure {
    var target = context.configuration().defaultTarget();
    var folder = SharePath.parse(directory);
    var file = new OnShare(target, folder.child(filename), false);
    var line = ("smbridge self-test, request " + context.requestId() + "\n");
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    var at = new OnShare(target, folder, true);
    return new Event.Notice(
        "selfTest",
        List.of(
            new Perform(new Operation.MakeDirectory(at, true)),
            new Perform(new Operation.Write(file, bytes, IfExists.APPEND, true)),
            new Perform(new Operation.ListEntries(at, false, new Page(SHOWN_ENTRIES, null)))));
  }
}
