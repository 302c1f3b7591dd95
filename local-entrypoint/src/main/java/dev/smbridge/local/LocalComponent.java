package dev.smbridge.local;

import dagger.BindsInstance;
import dagger.Component;
import dev.smbridge.adapter.environment.EnvironmentModule;
import dev.smbridge.adapter.json.JsonModule;
import dev.smbridge.adapter.localfiles.LocalFilesModule;
import dev.smbridge.adapter.smbj.SmbjModule;
import dev.smbridge.domain.location.ConfigurationDocument;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.FileOperations;
import dev.smbridge.domain.operation.TreeFormat;
import dev.smbridge.local.terminal.Terminal;
import jakarta.inject.Singleton;

/** The local program, put together. */
@Singleton
@Component(
    modules = {
      EnvironmentModule.class,
      JsonModule.class,
      LocalFilesModule.class,
      LocalModule.class,
      SmbjModule.class
    })
interface LocalComponent {
  FileOperations operations();

  ConfigurationDocument configurationDocument();

  AnswerDocument answerDocument();

  TreeFormat treeFormat();

  /** Puts it together for one terminal. */
  @Component.Factory
  interface Factory {
    LocalComponent create(@BindsInstance Terminal terminal);
  }
}
