package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.transfer.Deadline;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Does what the first invocation would wait for while the function is initialised, which has more
 * of the processor than an invocation has. Whatever fails here, that invocation meets again and
 * reports.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment lifecycle</a>
 */
final class Preparation {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final FileOperations operations;
  private final Configured configured;

  Preparation(FileOperations operations, Configured configured) {
    this.operations = operations;
    this.configured = configured;
  }

  /** Where the function's configuration comes from. */
  interface Configured {
    Configuration read(Deadline deadline) throws FileFailure;
  }

  /** Fetches the secret of the target that is meant where none is named. */
  void perform() {
    Thread.ofPlatform().daemon().name("trust").start(Preparation::loadTrust);
    var deadline = Deadline.within(LONGEST, LONGEST);
    try {
      var _ = operations.identity(configured.read(deadline).defaultTarget(), deadline);
    } catch (FileFailure _) {
      // The first invocation meets it again and reports it.
    }
  }

  /** The certificates that the JDK trusts take as long as a login; the SDK asks for them late. */
  private static void loadTrust() {
    try {
      var _ = SSLContext.getDefault();
    } catch (NoSuchAlgorithmException _) {
      // The SDK's own context fails alike.
    }
  }
}
