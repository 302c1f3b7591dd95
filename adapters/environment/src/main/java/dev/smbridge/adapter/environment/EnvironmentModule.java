package dev.smbridge.adapter.environment;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.credential.CredentialSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Credentials from the environment, as {@code env:PREFIX}. */
@Module
public final class EnvironmentModule {
  private final UnaryOperator<@Nullable String> variables;

  /** The environment of this process. */
  public EnvironmentModule() {
    this(System::getenv);
  }

  /** Another environment: the value of a variable by its name, or null where it is not set. */
  public EnvironmentModule(UnaryOperator<@Nullable String> variables) {
    this.variables = variables;
  }

  @Provides
  @IntoMap
  @StringKey("env")
  CredentialSource environment() {
    return EnvironmentCredentialSource.remembering(variables::apply);
  }
}
