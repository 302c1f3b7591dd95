package dev.smbridge.local;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfigurationDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the one document of targets and routes: option, environment, home. */
final class ConfigurationFinder {
  private static final String PARAMETER = "ssm:";

  private final ConfigurationDocument document;
  private final ParameterReader parameters;
  private final UnaryOperator<@Nullable String> environment;

  /** Reads a document that is kept in Parameter Store. */
  interface ParameterReader {
    byte[] read(String name) throws FileFailure;
  }

  ConfigurationFinder(
      ConfigurationDocument document,
      ParameterReader parameters,
      UnaryOperator<@Nullable String> environment) {
    this.document = document;
    this.parameters = parameters;
    this.environment = environment;
  }

  /**
   * The configuration; an empty one where none is to be found.
   *
   * @param option the file that the command line names, or null
   */
  Configuration find(@Nullable Path option) throws FileFailure {
    if (option != null) {
      return file(option);
    }
    var inEnvironment = environment.apply("SMBRIDGE_CONFIG");
    if (inEnvironment != null && !inEnvironment.isBlank()) {
      return named(inEnvironment.strip());
    }
    var secret = environment.apply("SMBRIDGE_SECRET_ID");
    if (secret != null && !secret.isBlank()) {
      return Configuration.ofSecret("secretsmanager:" + secret.strip());
    }
    var home = environment.apply("HOME");
    var usual = home == null ? null : Path.of(home, ".config", "smbridge", "config.json");
    return usual != null && Files.exists(usual) ? file(usual) : Configuration.EMPTY;
  }

  private Configuration named(String value) throws FileFailure {
    if (value.startsWith("{")) {
      return document.parse(value.getBytes(StandardCharsets.UTF_8), "SMBRIDGE_CONFIG");
    }
    if (value.startsWith(PARAMETER)) {
      return document.parse(parameters.read(value.substring(PARAMETER.length())), value);
    }
    try {
      return file(Path.of(value));
    } catch (InvalidPathException malformed) {
      throw unreadable(value, "it is no file name");
    }
  }

  private Configuration file(Path file) throws FileFailure {
    try {
      return document.parse(Files.readAllBytes(file), file.toString());
    } catch (IOException missing) {
      throw unreadable(
          file.toString(), Files.exists(file) ? "it cannot be read" : "there is no such file");
    }
  }

  private static FileFailure unreadable(String name, String why) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST, "the configuration " + name + " cannot be used: " + why);
  }
}
