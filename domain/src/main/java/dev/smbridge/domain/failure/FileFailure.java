package dev.smbridge.domain.failure;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one failure of every port and use case. Its message is one sentence for an operator and holds
 * no secret. An adapter says kind, subject, message, the server's status and cause; the path is
 * added once, by the use case that knows it.
 */
public final class FileFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final Details details;

  /** A failure that left nothing behind and may be retried as its kind usually may. */
  public FileFailure(FailureKind kind, String message) {
    this(kind, message, Details.of(kind), null);
  }

  private FileFailure(
      FailureKind kind, String message, Details details, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.details = details;
  }

  /** What is known beside kind and message. */
  private record Details(
      Subject subject,
      Retry retry,
      Effect effect,
      @Nullable String path,
      @Nullable Integer serverStatus) {
    static Details of(FailureKind kind) {
      return new Details(Subject.ENTRY, kind.usualRetry(), Effect.NONE, null, null);
    }
  }

  /** The same, brought about by {@code cause}. */
  public FileFailure causedBy(Throwable cause) {
    return copy(message(), details, cause);
  }

  /** The same, about something else than the entry that was named. */
  public FileFailure about(Subject subject) {
    return with(
        new Details(subject, details.retry, details.effect, details.path, details.serverStatus));
  }

  /** The same, with the status that the server answered, whose table the adapter knows. */
  public FileFailure withServerStatus(int status) {
    return with(new Details(details.subject, details.retry, details.effect, details.path, status));
  }

  /** The same, with another retry than its kind's usual one. */
  public FileFailure withRetry(Retry retry) {
    return with(
        new Details(details.subject, retry, details.effect, details.path, details.serverStatus));
  }

  /** The same, where the request was sent and its reply lost. */
  public FileFailure withEffect(Effect effect) {
    return with(
        new Details(details.subject, details.retry, effect, details.path, details.serverStatus));
  }

  /** The same, saying more to the operator. */
  public FileFailure withMessage(String message) {
    return copy(message, details, getCause());
  }

  /** The same at {@code path}, unless a path is known already: the innermost is the precise one. */
  public FileFailure at(String path) {
    return details.path != null
        ? this
        : with(
            new Details(
                details.subject, details.retry, details.effect, path, details.serverStatus));
  }

  private FileFailure with(Details details) {
    return copy(message(), details, getCause());
  }

  private FileFailure copy(String message, Details details, @Nullable Throwable cause) {
    var copy = new FileFailure(kind, message, details, cause);
    copy.setStackTrace(getStackTrace());
    for (var suppressed : getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  public FailureKind kind() {
    return kind;
  }

  /** What of the path is missing, refused or in the way. */
  public Subject subject() {
    return details.subject;
  }

  public Retry retry() {
    return details.retry;
  }

  /** Whether a repetition of the request can help. */
  public boolean retryable() {
    return details.retry != Retry.NEVER;
  }

  public Effect effect() {
    return details.effect;
  }

  /** The path as the caller named it, or null where the failure concerns none. */
  public @Nullable String path() {
    return details.path;
  }

  /** The server's status, an unsigned 32-bit value in an int; empty where it answered none. */
  public OptionalInt serverStatus() {
    var status = details.serverStatus;
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The sentence for the operator, never null. */
  public String message() {
    var message = getMessage();
    return message == null ? kind.name() : message;
  }
}
