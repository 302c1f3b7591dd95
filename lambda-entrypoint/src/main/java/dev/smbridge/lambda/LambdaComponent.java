package dev.smbridge.lambda;

import dagger.Component;
import dev.smbridge.adapter.jcifsng.JcifsModule;
import dev.smbridge.adapter.json.JsonModule;
import dev.smbridge.adapter.parameterstore.ParameterStoreModule;
import dev.smbridge.adapter.s3.S3Module;
import dev.smbridge.adapter.secretsmanager.SecretsManagerModule;
import dev.smbridge.adapter.smbj.SmbjModule;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.lambda.event.EventReader;
import jakarta.inject.Singleton;

/** The function, put together. */
@Singleton
@Component(
    modules = {
      JcifsModule.class,
      JsonModule.class,
      LambdaModule.class,
      ParameterStoreModule.class,
      S3Module.class,
      SecretsManagerModule.class,
      SmbjModule.class
    })
interface LambdaComponent {
  FileOperations operations();

  Invocations invocations();

  FunctionConfiguration configurations();

  EventReader eventReader();

  DocumentFormat documentFormat();

  AnswerDocument answers();
}
