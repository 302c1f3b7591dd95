package dev.smbridge.adapter.parameterstore;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.smbridge.domain.bootstrap.ParameterText;
import dev.smbridge.domain.credential.CachingCredentialSource;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.SecretDocument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * From AWS Systems Manager Parameter Store: credentials, as {@code ssm:/NAME} or with an ARN, and
 * plain texts.
 */
@Module
public final class ParameterStoreModule {
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

  private ParameterStoreModule() {}

  @Provides
  @Singleton
  static ParameterStoreService service() {
    return new ParameterStoreService();
  }

  @Provides
  static ParameterText parameterText(ParameterStoreService service) {
    return new ParameterStoreText(service);
  }

  @Provides
  @Singleton
  @IntoMap
  @StringKey("ssm")
  static CredentialSource parameterStore(ParameterStoreService service, SecretDocument document) {
    return new CachingCredentialSource(
        new ParameterStoreCredentialSource(service, document),
        TIME_TO_LIVE,
        InstantSource.system());
  }
}
