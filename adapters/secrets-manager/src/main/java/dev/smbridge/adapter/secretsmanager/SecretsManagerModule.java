package dev.smbridge.adapter.secretsmanager;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.credential.CachingCredentialSource;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.SecretDocument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Credentials from AWS Secrets Manager, as {@code secretsmanager:NAME} or with an ARN. */
@Module
public final class SecretsManagerModule {
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

  private SecretsManagerModule() {}

  @Provides
  @Singleton
  @IntoMap
  @StringKey("secretsmanager")
  static CredentialSource secretsManager(SecretDocument document) {
    return new CachingCredentialSource(
        new SecretsManagerCredentialSource(new SecretsManagerService(), document),
        TIME_TO_LIVE,
        InstantSource.system());
  }
}
