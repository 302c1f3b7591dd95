package dev.smbridge.local;

import dagger.Component;
import dev.smbridge.adapter.environment.EnvironmentModule;
import dev.smbridge.adapter.jcifsng.JcifsModule;
import dev.smbridge.adapter.json.JsonModule;
import dev.smbridge.adapter.localfiles.LocalFilesModule;
import dev.smbridge.adapter.parameterstore.ParameterStoreModule;
import dev.smbridge.adapter.s3.S3Module;
import dev.smbridge.adapter.secretsmanager.SecretsManagerModule;
import dev.smbridge.adapter.smbj.SmbjModule;
import dev.smbridge.domain.bootstrap.ConfigurationDocument;
import dev.smbridge.domain.bootstrap.ParameterText;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;
import jakarta.inject.Singleton;

/** The local program, put together. */
@Singleton
@Component(
    modules = {
      EnvironmentModule.class,
      JcifsModule.class,
      JsonModule.class,
      LocalFilesModule.class,
      LocalModule.class,
      ParameterStoreModule.class,
      S3Module.class,
      SecretsManagerModule.class,
      SmbjModule.class
    })
interface LocalComponent {
  FileOperations operations();

  ConfigurationDocument configurationDocument();

  ParameterText parameterText();

  AnswerDocument answerDocument();

  DocumentFormat documentFormat();

  /** Puts it together for what surrounds it. */
  @Component.Factory
  interface Factory {
    LocalComponent create(EnvironmentModule environment, LocalFilesModule localFiles);
  }
}
