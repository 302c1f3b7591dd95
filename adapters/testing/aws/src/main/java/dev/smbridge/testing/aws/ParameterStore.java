package dev.smbridge.testing.aws;

import static dev.smbridge.testing.aws.FlatJson.quote;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parameters and their versions, as GetParameter shows them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
 */
final class ParameterStore {
  private static final String ARN = "arn:aws:ssm:" + Credentials.REGION + ":123456789012:parameter";
  private static final Pattern VERSIONED = Pattern.compile("(?<name>.+?)(?::(?<version>\\d+))?");

  private final Map<String, List<Parameter>> parameters = new HashMap<>();

  private record Parameter(String type, String value) {}

  synchronized int put(String name, String type, String value) {
    var versions = parameters.computeIfAbsent(name, _ -> new ArrayList<>());
    versions.add(new Parameter(type, value));
    return versions.size();
  }

  synchronized void remove(String name) {
    parameters.remove(name);
  }

  synchronized String get(Map<String, String> request) throws AwsError {
    var asked = request.getOrDefault("Name", "");
    var matcher = VERSIONED.matcher(asked.startsWith(ARN) ? asked.substring(ARN.length()) : asked);
    if (!matcher.matches()) {
      throw new AwsError(400, "ValidationException", "Parameter name is missing.");
    }
    var name = matcher.group("name");
    var versions = parameters.get(name);
    if (versions == null) {
      throw new AwsError(400, "ParameterNotFound", "");
    }
    var selected = matcher.group("version");
    var version = selected == null ? versions.size() : Integer.parseInt(selected);
    if (version < 1 || version > versions.size()) {
      throw new AwsError(
          400,
          "ParameterVersionNotFound",
          "Systems Manager could not find version %s of %s.".formatted(selected, name));
    }
    return answer(name, version, versions.get(version - 1), request);
  }

  private static String answer(
      String name, int version, Parameter parameter, Map<String, String> request) {
    var plain =
        !parameter.type().equals("SecureString")
            || Boolean.parseBoolean(request.get("WithDecryption"));
    return "{\"Parameter\":{\"Name\":%s,\"Type\":%s,\"Value\":%s,\"Version\":%d,\"ARN\":%s,\"DataType\":\"text\"}}"
        .formatted(
            quote(name),
            quote(parameter.type()),
            quote(plain ? parameter.value() : encrypted(parameter.value())),
            version,
            quote(ARN + name));
  }

  /** Something that looks like the ciphertext that comes without {@code WithDecryption}. */
  private static String encrypted(String value) {
    var hash = Integer.toHexString(value.hashCode());
    return "AQICAHh" + Base64.getEncoder().encodeToString(hash.getBytes(UTF_8));
  }
}
