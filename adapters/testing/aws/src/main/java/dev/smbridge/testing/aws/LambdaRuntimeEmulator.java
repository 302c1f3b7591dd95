package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.function.Function.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One execution environment of Lambda: the real runtime interface client in a process of its own,
 * which loads the function from its package and gets its events from a runtime API here.
 */
public final class LambdaRuntimeEmulator implements AutoCloseable {
  private static final int LARGEST_EVENT = 6 * 1024 * 1024;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(5);

  private final LambdaFunction function;
  private final TemporaryDirectory scratch = TemporaryDirectory.create("smbridge-lambda-");
  private final RuntimeApi api = new RuntimeApi();
  private final ChildProcess process;
  private final Duration initTime;
  private Duration restoreTime = Duration.ZERO;
  private boolean restored;
  private Optional<Duration> firstResponseTime = Optional.empty();
  private Optional<LambdaResponse.Failure> initError;

  private LambdaRuntimeEmulator(LambdaFunction function) {
    this.function = function;
    this.process = LambdaProcess.start(function, api.hostAndPort(), scratch.path());
    var _ = process.onExit().thenAccept(ended -> api.end(exited(ended)));
    this.restored = !function.isSnapStart();
    this.initError = await(restored ? api.ready() : api.checkpoint());
    this.initTime = since(process.startedNanos());
  }

  /**
   * Starts a function and waits until it is initialised, in snap-start mode until it is at its
   * checkpoint. A failure of the initialisation is reported by {@link #initError} and by each
   * {@link #invoke}, as Lambda does.
   */
  public static LambdaRuntimeEmulator start(LambdaFunction function) {
    return new LambdaRuntimeEmulator(function);
  }

  /**
   * Invokes the function and waits for what comes of it. A frozen process is thawed first, one at
   * its checkpoint restored.
   *
   * @param eventJson the event, at most 6 MB
   * @param remaining the function's time; once it is over the process is killed, as Lambda does
   */
  public synchronized LambdaResponse invoke(String eventJson, Duration remaining) {
    if (eventJson.getBytes(UTF_8).length > LARGEST_EVENT) {
      throw new IllegalArgumentException("Lambda takes no event above 6 MB");
    }
    thaw();
    restore();
    if (initError.isPresent()) {
      return initError.get();
    }
    var invocation = new Invocation(eventJson, remaining);
    api.offer(invocation);
    var response = response(invocation, remaining);
    if (firstResponseTime.isEmpty()) {
      var before = function.isSnapStart() ? restoreTime : initTime;
      firstResponseTime = Optional.of(before.plus(response.elapsed()));
    }
    return response;
  }

  private LambdaResponse response(Invocation invocation, Duration remaining) {
    return get(invocation.response(), remaining)
        .orElseGet(() ->
            LambdaResponse.Failure.of(
                "Sandbox.Timedout",
                "RequestId: %s Error: Task timed out after %.2f seconds"
                    .formatted(invocation.requestId(), remaining.toMillis() / 1000.0),
                invocation.elapsed()));
  }

  private Optional<LambdaResponse.Failure> await(
      CompletableFuture<Optional<LambdaResponse.Failure>> goal) {
    return get(goal.applyToEither(api.failure(), identity()), function.initLimit())
        .orElseGet(() ->
            Optional.of(
                LambdaResponse.Failure.of(
                    "Sandbox.Timedout",
                    "the initialisation did not end within " + function.initLimit(),
                    function.initLimit())));
  }

  /** The value of a future; empty when the limit passed, which kills the process. */
  private <T> Optional<T> get(CompletableFuture<T> future, Duration limit) {
    try {
      return Optional.of(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      process.close();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the runtime API failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the function", e);
    }
  }

  private static LambdaResponse.Failure exited(Process ended) {
    return LambdaResponse.Failure.of(
        "Runtime.ExitError",
        "Runtime exited with error: exit status " + ended.exitValue(),
        Duration.ZERO);
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Restores a snap-start function from its checkpoint; without effect when it already runs. */
  public synchronized void restore() {
    if (restored || initError.isPresent()) {
      return;
    }
    restored = true;
    var startNanos = System.nanoTime();
    api.restore();
    initError = await(api.ready());
    restoreTime = since(startNanos);
  }

  /** Stops the process, once it waits for an event, as Lambda does between invocations. */
  public synchronized void freeze() {
    try {
      if (restored && !api.idle().tryAcquire(IDLE_LIMIT.toMillis(), MILLISECONDS)) {
        throw new IllegalStateException("the function does not wait for an event");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    process.freeze();
    if (restored) {
      api.idle().release();
    }
  }

  /** Lets a frozen process go on; without effect when it is not frozen. */
  public synchronized void thaw() {
    process.thaw();
  }

  /** How the initialisation or the restore failed. */
  public synchronized Optional<LambdaResponse.Failure> initError() {
    return initError;
  }

  /** From the start of the process until it was initialised, or at its checkpoint. */
  public Duration initTime() {
    return initTime;
  }

  /** From the restore until the function asked for its first event; zero without snap-start. */
  public synchronized Duration restoreTime() {
    return restoreTime;
  }

  /**
   * A cold start: from the start of the process, in snap-start mode from the restore, to the first
   * answer, without the time that the caller took in between; empty before the first answer.
   */
  public synchronized Optional<Duration> firstResponseTime() {
    return firstResponseTime;
  }

  /** The process, for looking at its sockets and memory. */
  public ProcessHandle process() {
    return process.handle();
  }

  /** What function and runtime have printed so far, standard error included. */
  public String log() {
    return process.output().text();
  }

  /** The first line of the log that contains a text, waiting for it up to a limit. */
  public Optional<String> awaitLog(String text, Duration limit) {
    try {
      return process.output().await(line -> line.contains(text), limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Kills the process and closes its runtime API. */
  @Override
  public void close() {
    process.close();
    api.close();
    scratch.close();
  }
}
