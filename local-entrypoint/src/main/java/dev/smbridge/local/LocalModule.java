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
import dev.smbridge.local.command.TransferOptions;
import dev.smbridge.local.terminal.Terminal;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the use cases on the adapters of this program. */
@Module
final class LocalModule {
  private static final String ENVIRONMENT = "env";

  private LocalModule() {}

  @Provides
  @Singleton
  static FileOperations operations(
      Map<String, Provider<ShareConnector>> backends,
      Map<String, Provider<CredentialSource>> sources,
      Map<String, Provider<ObjectStore>> stores,
      Terminal terminal) {
    return new FileOperationsService(
        new PortsByName<>(suppliers(backends)),
        new PortsByName<>(prompting(suppliers(sources), terminal)),
        new PortsByName<>(suppliers(stores)),
        PoolLimits.of(TransferOptions.MOST_TRANSFERS + 1),
        Clock.systemUTC());
  }

  private static <P> Map<String, Supplier<P>> suppliers(Map<String, Provider<P>> providers) {
    var suppliers = new HashMap<String, Supplier<P>>();
    providers.forEach((name, provider) -> suppliers.put(name, provider::get));
    return suppliers;
  }

  private static Map<String, Supplier<CredentialSource>> prompting(
      Map<String, Supplier<CredentialSource>> sources, Terminal terminal) {
    sources.computeIfPresent(
        ENVIRONMENT,
        (name, environment) ->
            () -> new PromptingCredentials(environment.get(), terminal.person()));
    return sources;
  }
}
