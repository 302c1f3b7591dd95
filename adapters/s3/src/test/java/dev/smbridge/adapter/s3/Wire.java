package dev.smbridge.adapter.s3;

import dev.smbridge.testing.aws.S3Emulator;
import java.util.Map;

/** How an endpoint is spoken to: AWS's own by TLS alone, others also by plain HTTP. */
enum Wire {
  TLS,
  PLAIN;

  Map<String, String> environment(S3Emulator emulator) {
    return switch (this) {
      case TLS -> emulator.environment();
      case PLAIN -> emulator.plainEnvironment();
    };
  }
}
