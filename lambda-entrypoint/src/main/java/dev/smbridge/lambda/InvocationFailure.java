package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;

/**
 * Fails an invocation. Its class names the kind, for the runtime reports it as {@code errorType};
 * its message is the failure object as JSON.
 */
abstract sealed class InvocationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvocationFailure(String failure) {
    super(failure, null, false, false);
  }

  static InvocationFailure of(FailureKind kind, String failure) {
    return switch (kind) {
      case NOT_FOUND -> new NotFound(failure);
      case ALREADY_EXISTS -> new AlreadyExists(failure);
      case NOT_A_DIRECTORY -> new NotADirectory(failure);
      case IS_A_DIRECTORY -> new IsADirectory(failure);
      case DIRECTORY_NOT_EMPTY -> new DirectoryNotEmpty(failure);
      case ACCESS_DENIED -> new AccessDenied(failure);
      case LOCKED -> new Locked(failure);
      case NO_SPACE -> new NoSpace(failure);
      case INVALID_PATH -> new InvalidPath(failure);
      case INVALID_REQUEST -> new InvalidRequest(failure);
      case AUTHENTICATION -> new Authentication(failure);
      case POLICY -> new Policy(failure);
      case UNREACHABLE -> new Unreachable(failure);
      case CONNECTION_LOST -> new ConnectionLost(failure);
      case DEADLINE -> new Deadline(failure);
      case CHANGED -> new Changed(failure);
      case CORRUPTED -> new Corrupted(failure);
      case UNSUPPORTED -> new Unsupported(failure);
      case OTHER -> new Other(failure);
    };
  }

  static final class NotFound extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private NotFound(String failure) {
      super(failure);
    }
  }

  static final class AlreadyExists extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private AlreadyExists(String failure) {
      super(failure);
    }
  }

  static final class NotADirectory extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private NotADirectory(String failure) {
      super(failure);
    }
  }

  static final class IsADirectory extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private IsADirectory(String failure) {
      super(failure);
    }
  }

  static final class DirectoryNotEmpty extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private DirectoryNotEmpty(String failure) {
      super(failure);
    }
  }

  static final class AccessDenied extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private AccessDenied(String failure) {
      super(failure);
    }
  }

  static final class Locked extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Locked(String failure) {
      super(failure);
    }
  }

  static final class NoSpace extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private NoSpace(String failure) {
      super(failure);
    }
  }

  static final class InvalidPath extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private InvalidPath(String failure) {
      super(failure);
    }
  }

  static final class InvalidRequest extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private InvalidRequest(String failure) {
      super(failure);
    }
  }

  static final class Authentication extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Authentication(String failure) {
      super(failure);
    }
  }

  static final class Policy extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Policy(String failure) {
      super(failure);
    }
  }

  static final class Unreachable extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Unreachable(String failure) {
      super(failure);
    }
  }

  static final class ConnectionLost extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private ConnectionLost(String failure) {
      super(failure);
    }
  }

  static final class Deadline extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Deadline(String failure) {
      super(failure);
    }
  }

  static final class Changed extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Changed(String failure) {
      super(failure);
    }
  }

  static final class Corrupted extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Corrupted(String failure) {
      super(failure);
    }
  }

  static final class Unsupported extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Unsupported(String failure) {
      super(failure);
    }
  }

  static final class Other extends InvocationFailure {
    private static final long serialVersionUID = 1L;

    private Other(String failure) {
      super(failure);
    }
  }
}
