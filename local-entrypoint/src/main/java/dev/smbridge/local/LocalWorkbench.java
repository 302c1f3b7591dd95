package dev.smbridge.local;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.TreeFormat;
import dev.smbridge.local.command.Workbench;
import dev.smbridge.local.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What commands work with, made when it is first asked for, closed when the program ends. */
final class LocalWorkbench implements Workbench, AutoCloseable {
  private final Terminal terminal;
  private final LocalComponent component;
  private @Nullable FileOperations operations;

  LocalWorkbench(Terminal terminal) {
    this.terminal = terminal;
    this.component = DaggerLocalComponent.factory().create(terminal);
  }

  @Override
  public synchronized FileOperations operations() {
    if (operations == null) {
      operations = component.operations();
    }
    return operations;
  }

  @Override
  public Configuration configuration(@Nullable Path option) throws FileFailure {
    return new ConfigurationFinder(
            component.configurationDocument(), LocalWorkbench::noParameters, System::getenv)
        .find(option);
  }

  private static byte[] noParameters(String name) throws FileFailure {
    throw new FileFailure(dev.smbridge.domain.failure.FailureKind.UNSUPPORTED, "later " + name);
  }

  @Override
  public AnswerDocument answers() {
    return component.answerDocument();
  }

  @Override
  public TreeFormat format() {
    return component.treeFormat();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public synchronized void close() {
    if (operations != null) {
      operations.close();
    }
  }
}
