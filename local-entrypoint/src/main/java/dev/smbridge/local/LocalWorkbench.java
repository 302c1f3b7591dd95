package dev.smbridge.local;

import dev.smbridge.adapter.environment.EnvironmentModule;
import dev.smbridge.adapter.localfiles.LocalFilesModule;
import dev.smbridge.domain.bootstrap.ConfigurationFinder;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.local.command.Workbench;
import dev.smbridge.local.terminal.Terminal;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What commands work with, made when it is first asked for, closed when the program ends. */
final class LocalWorkbench implements Workbench, AutoCloseable {
  private static final Duration PARAMETER_WAIT = Duration.ofSeconds(30);

  private final Surroundings surroundings;
  private final LocalComponent component;
  private @Nullable FileOperations operations;

  LocalWorkbench(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.component =
        DaggerLocalComponent.factory()
            .create(
                new EnvironmentModule(
                    surroundings.environment(),
                    prompt -> surroundings.terminal().person().password(prompt)),
                new LocalFilesModule(surroundings.input(), surroundings.terminal().output()));
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
    var finder =
        new ConfigurationFinder(
            component.configurationDocument(),
            (name, deadline) -> component.parameterText().text(name, deadline),
            surroundings.environment());
    if (option != null) {
      return finder.file(option);
    }
    var found = finder.fromEnvironment(Deadline.patient(PARAMETER_WAIT));
    var usual = Path.of(System.getProperty("user.home"), ".config", "smbridge", "config.json");
    return found.isPresent()
        ? found.get()
        : Files.exists(usual) ? finder.file(usual) : Configuration.EMPTY;
  }

  @Override
  public AnswerDocument answers() {
    return component.answerDocument();
  }

  @Override
  public DocumentFormat format() {
    return component.documentFormat();
  }

  @Override
  public Terminal terminal() {
    return surroundings.terminal();
  }

  @Override
  public UnaryOperator<@Nullable String> environment() {
    return surroundings.environment();
  }

  @Override
  public List<String> startCommand() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  @Override
  public InputStream input() {
    return surroundings.input();
  }

  @Override
  public synchronized void close() {
    if (operations != null) {
      operations.close();
    }
  }
}
