package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may read credentials, and through what. */
final class SecretStatements {
  private static final Object THE_FUNCTION =
      Map.of("ArnEquals", Map.of("aws:PrincipalArn", "${Role.Arn}"));
  private static final String[] EXISTING_ENDPOINT = {
    "ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e"
  };

  private SecretStatements() {}

  static void secretIsReadThroughItsEndpointOnly(Template template) {
    assertReadThrough("${SecretsManagerEndpoint}", Deployment.with(template));
    assertReadThrough("vpce-0e", Deployment.with(template, EXISTING_ENDPOINT));
  }

  private static void assertReadThrough(String endpoint, Deployment deployment) {
    var policy = deployment.resource("SecretPolicy");
    assertEquals("${Secret}", policy.text("SecretId"));
    assertEquals("true", policy.text("BlockPublicPolicy"));
    var statement = PolicyStatement.of(policy.at("ResourcePolicy")).getFirst();
    assertFalse(statement.allows());
    assertEquals("*", statement.principal());
    assertEquals(List.of("secretsmanager:GetSecretValue *"), statement.pairs());
    assertEquals(
        Map.of("StringNotEquals", Map.of("aws:SourceVpce", endpoint)), statement.condition());
    assertEquals(endpoint, deployment.outputs().get("SecretsManagerEndpointId"));
  }

  /** Else nobody could set the value, and CloudFormation could not change or delete the secret. */
  static void nothingButReadingTheSecretIsDenied(Template template) {
    var document = Deployment.with(template).resource("SecretPolicy").at("ResourcePolicy");
    var denied =
        PolicyStatement.of(document).stream()
            .filter(statement -> !statement.allows())
            .flatMap(statement -> statement.actions().stream())
            .toList();
    assertEquals(List.of("secretsmanager:GetSecretValue"), denied);
  }

  static void templateHoldsPlaceholdersOnly(Template template) {
    var secret = Template.map(template.at("Resources", "Secret", "Properties"));
    assertTrue(secret.get("SecretString") instanceof String, "made of parameters");
    assertEquals(
        Map.of(
            "username", "REPLACE-ME",
            "password", "REPLACE-ME",
            "host", "REPLACE-ME",
            "share", "REPLACE-ME"),
        Yaml.read((String) secret.get("SecretString")));
    for (var parameter : template.section("Parameters").keySet()) {
      assertFalse(parameter.matches("(?i).*(password|passwd|token).*"), parameter);
    }
  }

  static void endpointsServeTheFunctionAndItsSecretsOnly(Template template) {
    var minimal = endpointPolicy(Deployment.with(template), "SecretsManagerEndpoint");
    assertEquals(List.of("secretsmanager:GetSecretValue ${Secret}"), pairs(minimal));
    var everything = Deployment.withEverything(template);
    var secrets = endpointPolicy(everything, "SecretsManagerEndpoint");
    assertEquals(
        List.of(
            "secretsmanager:GetSecretValue ${Secret}",
            "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-central-1:123456789012:secret:b-AbCdEf"),
        pairs(secrets));
    var parameters = endpointPolicy(everything, "ParameterStoreEndpoint");
    assertEquals(
        List.of("ssm:GetParameter arn:aws:ssm:eu-central-1:123456789012:parameter/smbridge/*"),
        pairs(parameters));
    for (var statements : List.of(minimal, secrets, parameters)) {
      for (PolicyStatement statement : statements) {
        assertTrue(statement.allows());
        assertEquals(THE_FUNCTION, statement.condition());
      }
    }
  }

  /** The subnets share it, so it may take nothing from the others that live there. */
  static void gatewayHoldsTheFunctionToItsBucketsAndNobodyElse(Template template) {
    var statements = endpointPolicy(Deployment.withEverything(template), "S3Endpoint");
    assertEquals(2, statements.size());
    assertTrue(statements.getFirst().allows());
    assertEquals(List.of("* *"), statements.getFirst().pairs());
    var denial = statements.getLast();
    assertFalse(denial.allows());
    assertEquals(List.of("*"), denial.actions());
    assertEquals(THE_FUNCTION, denial.condition());
    assertEquals(
        Set.of(
            "arn:aws:s3:::smbridge-no-such-bucket",
            "arn:aws:s3:::landing",
            "arn:aws:s3:::landing/*",
            "arn:aws:s3:::uploads",
            "arn:aws:s3:::uploads/*",
            "arn:aws:s3:::athena-results",
            "arn:aws:s3:::athena-results/*",
            "arn:aws:s3:::archive",
            "arn:aws:s3:::archive/*"),
        Set.copyOf(Functions.list(denial.text().getOrDefault("NotResource", List.of()))));
  }

  /** Private DNS takes the service's name over for the whole VPC, so it is asked for. */
  static void privateDnsIsAskedForAndWarnedOf(Template template) {
    assertEquals("false", template.at("Parameters", "EndpointPrivateDns", "Default"));
    var told = (String) template.at("Parameters", "EndpointPrivateDns", "Description");
    assertTrue(told.startsWith("WARNING"), told);
    assertTrue(told.contains("THE WHOLE VPC"), told);
    for (String choice : List.of("false", "true")) {
      var deployment = Deployment.withEverything(template, "EndpointPrivateDns", choice);
      for (var name : List.of("SecretsManagerEndpoint", "ParameterStoreEndpoint")) {
        assertEquals(choice, deployment.resource(name).text("PrivateDnsEnabled"), name);
      }
    }
  }

  static void stacksKeyIsLeftToIam(Template template) {
    var key = Deployment.withEverything(template).resource("Key");
    assertEquals("true", key.text("EnableKeyRotation"));
    var statements = PolicyStatement.of(key.at("KeyPolicy"));
    assertEquals(1, statements.size());
    assertEquals(
        Map.of("AWS", "arn:aws:iam::123456789012:root"), statements.getFirst().principal());
    var secret = Deployment.withEverything(template).resource("Secret");
    assertEquals("${Key.Arn}", secret.text("KmsKeyId"));
  }

  private static List<PolicyStatement> endpointPolicy(Deployment deployment, String endpoint) {
    return PolicyStatement.of(deployment.resource(endpoint).at("PolicyDocument"));
  }

  private static List<String> pairs(List<PolicyStatement> statements) {
    return statements.stream().flatMap(statement -> statement.pairs().stream()).toList();
  }
}
