package dev.smbridge.adapter.json;

import dagger.Module;
import dagger.Provides;
import dev.smbridge.domain.bootstrap.ConfigurationDocument;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.RequestDocument;

/** The wire format: JSON (RFC 8259). */
@Module
public final class JsonModule {
  private JsonModule() {}

  @Provides
  static DocumentFormat documentFormat() {
    return new JsonDocumentFormat();
  }

  @Provides
  static RequestDocument requestDocument() {
    return new JsonRequests();
  }

  @Provides
  static AnswerDocument answerDocument() {
    return new JsonAnswers();
  }

  @Provides
  static ConfigurationDocument configurationDocument() {
    return new JsonConfiguration();
  }

  @Provides
  static SecretDocument secretDocument() {
    return new JsonSecret();
  }
}
