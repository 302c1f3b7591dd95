package dev.smbridge.local;

import dagger.Module;
import dagger.Provides;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.FileOperationsService;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.local.command.LimitOptions;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Puts the use cases on the adapters of this program. */
@Module
final class LocalModule {
  private LocalModule() {}

  @Provides
  @Singleton
  static FileOperations operations(
      Map<String, Provider<ShareConnector>> backends,
      Map<String, Provider<CredentialSource>> sources,
      Map<String, Provider<ObjectStore>> stores) {
    return new FileOperationsService(
        PortsByName.of(backends, Provider::get),
        PortsByName.of(sources, Provider::get),
        PortsByName.of(stores, Provider::get),
        PoolLimits.of(LimitOptions.MOST_TRANSFERS + 1),
        Clock.systemUTC());
  }
}
