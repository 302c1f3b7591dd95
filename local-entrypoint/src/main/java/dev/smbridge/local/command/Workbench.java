package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.local.terminal.Terminal;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What every command works with; each part is made when it is first asked for. */
public interface Workbench {
  FileOperations operations();

  /**
   * The user's targets.
   *
   * @param option the file that the command line names, or null
   */
  Configuration configuration(@Nullable Path option) throws FileFailure;

  AnswerDocument answers();

  DocumentFormat format();

  Terminal terminal();

  /** The value of a variable by its name, or null where it is not set. */
  UnaryOperator<@Nullable String> environment();

  /** What this program is started by, without its own arguments. */
  List<String> startCommand();

  /** What {@code -} reads; it is never closed. */
  InputStream input();
}
