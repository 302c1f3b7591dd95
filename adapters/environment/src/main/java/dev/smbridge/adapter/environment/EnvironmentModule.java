package dev.smbridge.adapter.environment;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.credential.CredentialSource;

/** Credentials from the environment of this process, as {@code env:PREFIX}. */
@Module
public final class EnvironmentModule {
  private EnvironmentModule() {}

  @Provides
  @IntoMap
  @StringKey("env")
  static CredentialSource environment() {
    return EnvironmentCredentialSource.remembering(System::getenv);
  }
}
