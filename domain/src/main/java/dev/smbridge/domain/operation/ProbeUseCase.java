package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;
import dev.smbridge.domain.session.Connectors;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.RootedShare;
import dev.smbridge.domain.session.RotatedSecrets;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Walks the way to a share on a connection of its own, and says what each step found. */
final class ProbeUseCase {
  private final TargetResolution resolution;
  private final RotatedSecrets secrets;
  private final Connectors connectors;

  ProbeUseCase(TargetResolution resolution, Connectors connectors) {
    this.resolution = resolution;
    this.secrets = new RotatedSecrets(resolution);
    this.connectors = connectors;
  }

  Outcome perform(Operation.Probe asked, OperationContext context) throws FileFailure {
    var target = asked.location().target();
    // What the configuration lacks is a failure of the request, and no step of the way.
    resolution.share(target, context.deadline()).close();
    var steps = new ArrayList<ProbeStep>();
    var server = new AtomicReference<ServerAddress>();
    try {
      return secrets.logOn(
          target,
          () -> resolution.share(target, context.deadline()),
          found -> {
            steps.clear();
            server.set(found.target().server().address());
            try (found) {
              walk(asked, found, steps, context);
            }
            return new Outcome.Probed(steps, null);
          });
    } catch (FileFailure failure) {
      var step = failedStep(failure, steps);
      steps.add(
          new ProbeStep(step, false, failure.message(), Advice.on(step, server.get(), failure)));
      return new Outcome.Probed(steps, failure);
    }
  }

  private void walk(
      Operation.Probe asked,
      ResolvedTarget resolved,
      List<ProbeStep> steps,
      OperationContext context)
      throws FileFailure {
    var target = resolved.target();
    try (var connection =
        connectors.connect(
            target,
            resolved.credential(),
            (step, found) -> steps.add(new ProbeStep(step, true, found, "")),
            context.deadline())) {
      context.uses(connection.facts());
      var share = new RootedShare(connection.within(context.deadline()), target.root());
      try {
        visit(asked, share, steps);
      } catch (FileFailure failed) {
        throw share.explain(failed);
      }
    }
  }

  private static void visit(Operation.Probe asked, RootedShare share, List<ProbeStep> steps)
      throws FileFailure {
    var directory = directory(asked.location().path(), share);
    var target = asked.location().target();
    if (target.policy().access() == AccessMode.READ_ONLY
        || target.publishing().publication() == Publication.IN_PLACE) {
      share.list(directory, "*").close();
      return;
    }
    WritingProbe.run(share, directory, target.publishing());
    var found = "a file was written, renamed and removed";
    steps.add(new ProbeStep(ConnectionStep.WRITE, true, found, ""));
  }

  private static SharePath directory(SharePath path, RootedShare share) throws FileFailure {
    try {
      return path.isRoot() || share.stat(path).isDirectory()
          ? path
          : path.parent().orElse(SharePath.ROOT);
    } catch (FileFailure failed) {
      throw failed.kind() == FailureKind.NOT_FOUND
          ? failed.withMessage("the share opens, and the path is not on it").at(path.text())
          : failed;
    }
  }

  private static ConnectionStep failedStep(FileFailure failure, List<ProbeStep> passed) {
    return switch (failure.kind()) {
      case POLICY -> ConnectionStep.POLICY;
      case AUTHENTICATION -> ConnectionStep.LOGIN;
      default -> {
        var steps = List.of(ConnectionStep.values());
        var next = passed.isEmpty() ? 0 : steps.indexOf(passed.getLast().step()) + 1;
        yield steps.get(Math.min(next, steps.size() - 1));
      }
    };
  }
}
