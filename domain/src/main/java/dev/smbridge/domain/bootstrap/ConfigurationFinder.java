package dev.smbridge.domain.bootstrap;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the one document of targets and routes where the environment says that it is. */
public final class ConfigurationFinder {
  private static final String PARAMETER = "ssm:";

  private final ConfigurationDocument document;
  private final ParameterText parameters;
  private final UnaryOperator<@Nullable String> environment;

  public ConfigurationFinder(
      ConfigurationDocument document,
      ParameterText parameters,
      UnaryOperator<@Nullable String> environment) {
    this.document = document;
    this.parameters = parameters;
    this.environment = environment;
  }

  /**
   * What {@code SMBRIDGE_CONFIG} means: JSON itself where it begins with a brace, {@code
   * ssm:/parameter/name}, else a file; else what {@code SMBRIDGE_SECRET_ID} means: one target that
   * its secret describes wholly.
   *
   * @return empty where neither is set
   * @throws FileFailure {@code INVALID_REQUEST}, and whatever reading a parameter fails with
   */
  public Optional<Configuration> fromEnvironment(Deadline deadline) throws FileFailure {
    var value = variable("SMBRIDGE_CONFIG");
    if (!value.isEmpty()) {
      return Optional.of(named(value, deadline));
    }
    var secret = variable("SMBRIDGE_SECRET_ID");
    return secret.isEmpty()
        ? Optional.empty()
        : Optional.of(Configuration.ofSecret("secretsmanager:" + secret));
  }

  /**
   * The document in a file.
   *
   * @throws FileFailure {@code INVALID_REQUEST}
   */
  public Configuration file(Path file) throws FileFailure {
    try {
      return document.parse(Files.readAllBytes(file), file.toString());
    } catch (IOException _) {
      throw unreadable(
          file.toString(), Files.exists(file) ? "it cannot be read" : "there is no such file");
    }
  }

  private String variable(String name) {
    var value = environment.apply(name);
    return value == null ? "" : value.strip();
  }

  private Configuration named(String value, Deadline deadline) throws FileFailure {
    if (value.startsWith("{")) {
      return document.parse(value.getBytes(StandardCharsets.UTF_8), "SMBRIDGE_CONFIG");
    }
    if (value.startsWith(PARAMETER)) {
      var name = value.substring(PARAMETER.length());
      return document.parse(parameters.text(name, deadline), value);
    }
    try {
      return file(Path.of(value));
    } catch (InvalidPathException _) {
      throw unreadable(value, "it is no file name");
    }
  }

  private static FileFailure unreadable(String name, String why) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST, "the configuration " + name + " cannot be used: " + why);
  }
}
