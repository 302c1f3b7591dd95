package dev.smbridge.domain.failure;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one failure of every port and use case. Its message is one sentence for an operator and holds
 * no secret. An adapter says kind, message, status and cause; the path is added once, by the use
 * case that knows it.
 */
public final class FileFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final Retry retry;
  private final Effect effect;
  private final @Nullable String path;
  private final @Nullable Integer ntStatus;

  /** A failure that left nothing behind and may be retried as its kind usually may. */
  public FileFailure(FailureKind kind, String message) {
    this(kind, message, kind.usualRetry(), Effect.NONE, null, null, null);
  }

  private FileFailure(
      FailureKind kind,
      String message,
      Retry retry,
      Effect effect,
      @Nullable String path,
      @Nullable Integer ntStatus,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retry = retry;
    this.effect = effect;
    this.path = path;
    this.ntStatus = ntStatus;
  }

  /** The same, brought about by {@code cause}. */
  public FileFailure causedBy(Throwable cause) {
    return copy(message(), retry, effect, path, ntStatus, cause);
  }

  /** The same, with the NTSTATUS that the server answered ([MS-ERREF] 2.3.1). */
  public FileFailure withStatus(int ntStatus) {
    return copy(message(), retry, effect, path, ntStatus, getCause());
  }

  /** The same, with another retry than its kind's usual one. */
  public FileFailure withRetry(Retry retry) {
    return copy(message(), retry, effect, path, ntStatus, getCause());
  }

  /** The same, where the request was sent and its reply lost. */
  public FileFailure withEffect(Effect effect) {
    return copy(message(), retry, effect, path, ntStatus, getCause());
  }

  /** The same, saying more to the operator. */
  public FileFailure withMessage(String message) {
    return copy(message, retry, effect, path, ntStatus, getCause());
  }

  /** The same at {@code path}, unless a path is known already: the innermost is the precise one. */
  public FileFailure at(String path) {
    return this.path != null ? this : copy(message(), retry, effect, path, ntStatus, getCause());
  }

  private FileFailure copy(
      String message,
      Retry retry,
      Effect effect,
      @Nullable String path,
      @Nullable Integer ntStatus,
      @Nullable Throwable cause) {
    var copy = new FileFailure(kind, message, retry, effect, path, ntStatus, cause);
    copy.setStackTrace(getStackTrace());
    for (var suppressed : getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  public FailureKind kind() {
    return kind;
  }

  public Retry retry() {
    return retry;
  }

  /** Whether a retry, by whoever asked, can help. */
  public boolean retryable() {
    return retry != Retry.NEVER;
  }

  public Effect effect() {
    return effect;
  }

  /** The path as the caller named it, or null where the failure concerns none. */
  public @Nullable String path() {
    return path;
  }

  /** The server's NTSTATUS, as an unsigned 32-bit value in an int. */
  public OptionalInt ntStatus() {
    return ntStatus == null ? OptionalInt.empty() : OptionalInt.of(ntStatus);
  }

  /** The sentence for the operator, never null. */
  public String message() {
    var message = getMessage();
    return message == null ? kind.name() : message;
  }
}
