package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.local.demo.Demo;
import dev.smbridge.local.demo.DemoFailedException;
import dev.smbridge.testing.samba.SambaUnavailableException;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Shows the main job for real. */
@Command(
    name = "demo",
    description = "Do the main job for real, on a private Samba that requires encryption.")
final class DemoCommand extends FileCommand {
  @Override
  int run(Context context) throws FileFailure {
    try {
      new Demo(context.terminal().data()).run();
      return ExitCode.DONE;
    } catch (IOException | SambaUnavailableException | DemoFailedException failed) {
      throw new FileFailure(FailureKind.OTHER, "the demo failed: " + failed.getMessage())
          .causedBy(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the demo was interrupted").causedBy(e);
    }
  }
}
