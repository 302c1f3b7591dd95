package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What the operating system's errors mean. */
final class LocalFailures {
  private LocalFailures() {}

  /** The failure that an error of the file system is. */
  static FileFailure of(IOException error) {
    return switch (error) {
      case NoSuchFileException _ -> failure(FailureKind.NOT_FOUND, "there is no such file", error);
      case FileAlreadyExistsException _ ->
          failure(FailureKind.ALREADY_EXISTS, "a file has that name already", error);
      case AccessDeniedException _ ->
          failure(
              FailureKind.ACCESS_DENIED, "this user may not do that with the local file", error);
      case NotDirectoryException _ -> notADirectory(error);
      case DirectoryNotEmptyException _ -> isADirectory(error);
      case FileSystemLoopException _ -> invalidPath("its links lead in a circle", error);
      case ClosedByInterruptException _ ->
          failure(FailureKind.OTHER, "the work on the local file was interrupted", error);
      default -> byReason(error);
    };
  }

  /** The failure that ended a listing. */
  static FileFailure of(DirectoryIteratorException error) {
    var cause = error.getCause();
    return cause == null
        ? failure(FailureKind.OTHER, "the local directory cannot be listed to its end", error)
        : of(cause);
  }

  /** The failure that a name is which no local file can have. */
  static FileFailure of(InvalidPathException error) {
    var reason = error.getReason();
    return invalidPath(
        reason.startsWith("Malformed") ? reason + "; try again with LC_ALL=C.UTF-8" : reason,
        error);
  }

  static FileFailure isADirectory() {
    return new FileFailure(
        FailureKind.IS_A_DIRECTORY, "it is a local directory, and a file was expected");
  }

  /** Java has no exception for most error numbers: what is left is the system's own words. */
  private static FileFailure byReason(IOException error) {
    var reason = reason(error);
    return switch (reason.toLowerCase(Locale.ROOT)) {
      case "no space left on device", "disk quota exceeded", "file too large" ->
          noSpace(reason, error);
      case "read-only file system", "operation not permitted", "permission denied" ->
          failure(FailureKind.ACCESS_DENIED, "the system refused it: " + reason, error);
      case "not a directory" -> notADirectory(error);
      case "is a directory" -> isADirectory(error);
      case "file name too long", "too many levels of symbolic links", "invalid argument" ->
          invalidPath(reason, error);
      case "text file busy", "device or resource busy" ->
          failure(FailureKind.LOCKED, "the local file is in use: " + reason, error);
      case "broken pipe" -> failure(FailureKind.OTHER, "the reader of the output has gone", error);
      default -> failure(FailureKind.OTHER, "the local file system failed: " + reason, error);
    };
  }

  static FileFailure noSpace(String reason, IOException error) {
    return failure(FailureKind.NO_SPACE, "the local disk has no room for it: " + reason, error);
  }

  private static String reason(IOException error) {
    var reason = error instanceof FileSystemException named ? named.getReason() : null;
    var message = reason == null ? error.getMessage() : reason;
    return message == null ? error.getClass().getSimpleName() : message;
  }

  private static FileFailure notADirectory(IOException error) {
    return failure(
        FailureKind.NOT_A_DIRECTORY, "a local file stands where a directory was expected", error);
  }

  private static FileFailure isADirectory(IOException error) {
    return isADirectory().causedBy(error);
  }

  private static FileFailure invalidPath(String reason, Throwable error) {
    return failure(FailureKind.INVALID_PATH, "no local file can have that name: " + reason, error);
  }

  private static FileFailure failure(FailureKind kind, String message, Throwable cause) {
    return new FileFailure(kind, message).causedBy(cause);
  }
}
