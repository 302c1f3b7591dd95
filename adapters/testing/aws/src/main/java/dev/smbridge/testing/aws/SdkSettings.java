package dev.smbridge.testing.aws;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the SDK and the adapters read, as the system properties that they read as
 * well: the settings of a test's own process, until this is closed.
 */
public final class SdkSettings implements AutoCloseable {
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("AWS_CA_BUNDLE", "aws.caBundle"),
          Map.entry("AWS_REGION", "aws.region"),
          Map.entry("AWS_ACCESS_KEY_ID", "aws.accessKeyId"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey"),
          Map.entry("AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3"),
          Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrlSecretsManager"),
          Map.entry("AWS_ENDPOINT_URL_SSM", "aws.endpointUrlSsm"),
          Map.entry("AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata"),
          Map.entry("AWS_CONFIG_FILE", "aws.configFile"),
          Map.entry("AWS_SHARED_CREDENTIALS_FILE", "aws.sharedCredentialsFile"));

  private final Map<String, @Nullable String> before = new HashMap<>();

  /** Sets these variables, and clears those of the SDK's that are not among them. */
  public SdkSettings(Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.put("AWS_CONFIG_FILE", "/nonexistent/config");
    all.put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials");
    PROPERTIES.forEach((variable, property) -> {
      var value = all.get(variable);
      before.put(
          property,
          value == null ? System.clearProperty(property) : System.setProperty(property, value));
    });
  }

  @Override
  public void close() {
    before.forEach((property, value) -> {
      if (value == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
  }
}
