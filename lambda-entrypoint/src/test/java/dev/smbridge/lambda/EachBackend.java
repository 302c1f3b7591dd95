package dev.smbridge.lambda;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All tests of a class on each backend, one function for all of them. */
@ParameterizedClass
@EnumSource(Backend.class)
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // The engine injects the one, and start() makes the other.
abstract class EachBackend {
  @Parameter Backend backend;
  Stage stage;

  @BeforeParameterizedClassInvocation
  void start() {
    stage = new Stage(backend);
  }

  @AfterParameterizedClassInvocation
  void stop() {
    stage.close();
  }
}
