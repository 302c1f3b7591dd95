package dev.smbridge.local.command;

import dev.smbridge.domain.session.Outage;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a whole directory is worked on when its server goes away for a while. */
public final class RetryOptions {
  @Option(
      names = "--retry-for",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "With -r: wait so long for a server that stops answering, then end with 5 (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration retryFor = Outage.USUAL;

  Duration retryFor() {
    return retryFor;
  }
}
