package dev.smbridge.local.command;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;

/** One line about a failure: where, what, which kind, and whether something may have happened. */
final class FailureText {
  private FailureText() {}

  static String of(FileFailure failure) {
    var line = new StringBuilder("smbridge: ");
    var path = failure.path();
    if (path != null && !path.isEmpty()) {
      line.append(path).append(": ");
    }
    line.append(failure.message()).append(" (").append(failure.kind());
    failure.serverStatus().ifPresent(status -> line.append(", 0x%08X".formatted(status)));
    return line.append(effect(failure.effect())).append(")").toString();
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case NONE -> "";
      case PARTIAL -> "; a part of it was done";
      case UNKNOWN -> "; it may have happened all the same: look before you repeat it";
    };
  }
}
