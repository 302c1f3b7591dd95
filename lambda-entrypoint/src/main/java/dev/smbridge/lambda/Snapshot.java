package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.time.Duration;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Prepares the function for its snapshot: does the usual work once, so that every class is loaded,
 * then closes every connection and erases every secret. What was configured is read again after the
 * restore.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     SnapStart runtime hooks</a>
 */
final class Snapshot implements Resource {
  private static final Duration PRIMING = Duration.ofSeconds(8);
  private static final Duration PRIMING_WAIT = Duration.ofSeconds(3);

  private final LambdaComponent component;
  private final Runnable forgetConfiguration;

  Snapshot(LambdaComponent component, Runnable forgetConfiguration) {
    this.component = component;
    this.forgetConfiguration = forgetConfiguration;
  }

  /** The runtime keeps resources weakly: the handler holds this one. */
  void register() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      prime(component.configurations().fromEnvironment(deadline()));
    } catch (FileFailure _) {
      // The first invocation reports it.
      return;
    } finally {
      component.operations().release();
      forgetConfiguration.run();
    }
  }

  private void prime(Configuration configuration) {
    component.operations().prepare(configuration);
    for (var target : configuration.targets().values()) {
      var root = new OnShare(target, SharePath.ROOT, true);
      var result =
          component.operations().perform(new Operation.Stat(root), deadline(), Observer.NONE);
      if (result.failure().isEmpty()) {
        return;
      }
    }
  }

  private static Deadline deadline() {
    return Deadline.within(PRIMING, PRIMING_WAIT);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was kept: the next operation connects and asks for its secret afresh.
  }
}
