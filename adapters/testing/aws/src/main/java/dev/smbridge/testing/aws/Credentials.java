package dev.smbridge.testing.aws;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one AWS identity of the emulators; it opens nothing else. */
final class Credentials {
  static final String ACCESS_KEY = "AKIAEMULATEDEXAMPLE";
  static final String SECRET_KEY = "emulated-secret-key";
  static final String REGION = "eu-central-1";

  private Credentials() {}

  /** The SDK's variables for region and identity. */
  static Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_DEFAULT_REGION", REGION);
    environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    return environment;
  }

  static Map<String, String> with(String endpointVariable, URI endpoint) {
    var environment = environment();
    environment.put(endpointVariable, endpoint.toString());
    return environment;
  }
}
