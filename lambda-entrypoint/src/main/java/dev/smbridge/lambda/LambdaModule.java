package dev.smbridge.lambda;

import dagger.Module;
import dagger.Provides;
import dev.smbridge.domain.bootstrap.ConfigurationDocument;
import dev.smbridge.domain.bootstrap.ConfigurationFinder;
import dev.smbridge.domain.bootstrap.ParameterText;
import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.FileOperationsService;
import dev.smbridge.domain.operation.RequestDocument;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.session.PoolLimits;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.lambda.event.EventReader;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Puts the use cases on the adapters of the function. */
@Module
final class LambdaModule {
  /** One invocation at a time, a copy between two targets included. */
  private static final int CONNECTIONS = 2;

  private LambdaModule() {}

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
        PoolLimits.of(CONNECTIONS),
        Clock.systemUTC());
  }

  @Provides
  @Singleton
  static Invocations invocations(
      FileOperations operations, AnswerDocument answers, DocumentFormat format) {
    return new Invocations(
        operations, answers, format, new OperationLog(format, System.out, Clock.systemUTC()));
  }

  @Provides
  static FunctionConfiguration configurations(
      ConfigurationDocument document, Provider<ParameterText> parameters) {
    return new FunctionConfiguration(
        new ConfigurationFinder(
            document, (name, deadline) -> parameters.get().text(name, deadline), System::getenv));
  }

  @Provides
  static EventReader eventReader(DocumentFormat format, RequestDocument requests) {
    return new EventReader(format, requests);
  }
}
