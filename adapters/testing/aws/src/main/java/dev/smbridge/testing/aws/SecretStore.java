package dev.smbridge.testing.aws;

import static dev.smbridge.testing.aws.FlatJson.quote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Secrets and their versions, as GetSecretValue shows them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class SecretStore {
  private static final String ARN =
      "arn:aws:secretsmanager:" + Credentials.REGION + ":123456789012:secret:";

  private final Map<String, List<Version>> secrets = new HashMap<>();

  /** A version; {@code member} is the response's member that carries its value, as JSON. */
  private record Version(String id, String member, Instant created) {}

  synchronized String putString(String name, String value) {
    return put(name, "\"SecretString\":" + quote(value));
  }

  synchronized String putBinary(String name, byte[] value) {
    return put(name, "\"SecretBinary\":" + quote(Base64.getEncoder().encodeToString(value)));
  }

  private String put(String name, String member) {
    var version = new Version(UUID.randomUUID().toString(), member, Instant.now());
    secrets.computeIfAbsent(name, _ -> new ArrayList<>()).addFirst(version);
    return version.id();
  }

  synchronized void remove(String name) {
    secrets.remove(name);
  }

  /** The full ARN of a secret, with the six characters that the service appends. */
  static String arn(String name) {
    return ARN + name + "-AbCdEf";
  }

  synchronized String get(Map<String, String> request) throws AwsError {
    var name = name(request.getOrDefault("SecretId", ""));
    var versions = secrets.get(name);
    if (versions == null) {
      throw notFound("Secrets Manager can't find the specified secret.");
    }
    var stage = request.getOrDefault("VersionStage", "AWSCURRENT");
    var id = request.get("VersionId");
    var index = id == null ? List.of("AWSCURRENT", "AWSPREVIOUS").indexOf(stage) : at(versions, id);
    if (index < 0 || index >= versions.size()) {
      throw notFound(
          "Secrets Manager can't find the specified secret value for "
              + (id == null ? "staging label: " + stage : "VersionId: " + id));
    }
    return answer(name, versions.get(index), index);
  }

  private static String name(String id) {
    var name = id.startsWith(ARN) ? id.substring(ARN.length()) : id;
    return id.startsWith(ARN) ? name.replaceFirst("-[A-Za-z0-9]{6}$", "") : name;
  }

  private static int at(List<Version> versions, String id) {
    return versions.stream().map(Version::id).toList().indexOf(id);
  }

  private static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  private static String answer(String name, Version version, int index) {
    var stages =
        switch (index) {
          case 0 -> "\"AWSCURRENT\"";
          case 1 -> "\"AWSPREVIOUS\"";
          default -> "";
        };
    return "{\"ARN\":%s,\"Name\":%s,\"VersionId\":%s,%s,\"VersionStages\":[%s],\"CreatedDate\":%s}"
        .formatted(
            quote(arn(name)),
            quote(name),
            quote(version.id()),
            version.member(),
            stages,
            version.created().toEpochMilli() / 1000.0);
  }
}
