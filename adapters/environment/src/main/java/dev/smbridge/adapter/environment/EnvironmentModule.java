package dev.smbridge.adapter.environment;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.credential.CredentialSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Credentials from the environment, as {@code env:PREFIX}. A password that is not there is asked
 * for.
 */
@Module
public final class EnvironmentModule {
  private final UnaryOperator<@Nullable String> variables;
  private final Prompt prompt;

  /** Asks a person for a password. */
  public interface Prompt {
    /**
     * Asks for what must not be seen.
     *
     * @return what was typed, which the caller erases; empty where no person can be asked, or
     *     answers
     */
    Optional<char[]> password(String prompt) throws InterruptedException;
  }

  /**
   * The credentials of an environment.
   *
   * @param variables the value of a variable by its name, or null where it is not set
   */
  public EnvironmentModule(UnaryOperator<@Nullable String> variables, Prompt prompt) {
    this.variables = variables;
    this.prompt = prompt;
  }

  @Provides
  @IntoMap
  @StringKey("env")
  CredentialSource environment() {
    return new PromptingCredentials(
        EnvironmentCredentialSource.remembering(variables::apply), prompt);
  }
}
