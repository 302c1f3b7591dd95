package dev.smbridge.lambda.deployment;

import static dev.smbridge.lambda.deployment.SecurityRules.all;
import static dev.smbridge.lambda.deployment.SecurityRules.egress;
import static dev.smbridge.lambda.deployment.SecurityRules.ingress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may reach what, on which port. */
final class NetworkStatements {
  private static final Pattern DESCRIPTION =
      Pattern.compile("[a-zA-Z0-9 ._:/()#,@\\[\\]+=;{}!$*-]{1,255}");

  private static final String FUNCTION = "${FunctionSecurityGroup}";
  private static final String ENDPOINTS = "${EndpointSecurityGroup}";
  private static final String[] EXISTING_ENDPOINTS = {
    "ExistingSecretsManagerEndpoint", "vpce-0e/sg-0e",
    "ParameterStorePath", "/smbridge",
    "ExistingParameterStoreEndpoint", "vpce-0d/sg-0d"
  };

  private NetworkStatements() {}

  static void functionReachesFileServersAndEndpointsOnly(Template template) {
    assertEquals(
        Set.of("tcp 445 ${FileServers}", "tcp 443 " + ENDPOINTS),
        egress(Deployment.with(template), FUNCTION));
    assertEquals(
        Set.of("tcp 445 ${FileServers}", "tcp 443 sg-0e", "tcp 443 sg-0d"),
        egress(Deployment.with(template, EXISTING_ENDPOINTS), FUNCTION));
    assertEquals(
        Set.of("tcp 445 ${FileServers}", "tcp 443 sg-0e"), egress(oneGroup(template), FUNCTION));
    assertEquals(
        Set.of("tcp 445 ${FileServers}", "tcp 443 10.1.0.0/26", "tcp 443 10.1.0.64/26"),
        egress(elsewhere(template, "vpce-0d/10.1.0.64/26"), FUNCTION));
    assertEquals(
        Set.of("tcp 445 ${FileServers}", "tcp 443 10.1.0.0/26"),
        egress(elsewhere(template, "vpce-0d/10.1.0.0/26"), FUNCTION));
    assertEquals(
        Set.of(
            "tcp 445 ${FileServers}",
            "tcp 443 " + ENDPOINTS,
            "tcp 443 pl-0a",
            "tcp 88 10.0.0.0/28",
            "tcp 53 10.0.0.16/28",
            "udp 53 10.0.0.16/28"),
        egress(Deployment.withEverything(template), FUNCTION));
  }

  static void nothingComesInToTheFunction(Template template) {
    assertEquals(Set.of(), ingress(Deployment.with(template), FUNCTION));
    assertEquals(Set.of(), ingress(Deployment.withEverything(template), FUNCTION));
    var network = Deployment.withEverything(template).resource("FileOperations");
    assertEquals(List.of(FUNCTION), network.items("VpcConfig", "SecurityGroupIds"));
    assertEquals(List.of("subnet-0a", "subnet-0b"), network.items("VpcConfig", "SubnetIds"));
  }

  static void fileServersAreThoseNamed(Template template) {
    assertEquals(List.of("10.0.1.0/24"), fileServers(Deployment.with(template)));
    assertEquals(
        List.of("10.0.1.0/24", "10.0.2.0/24"),
        fileServers(Deployment.with(template, "FileServerCidr2", "10.0.2.0/24")));
    assertEquals(
        List.of("10.0.1.0/24", "10.0.2.0/24", "10.0.3.7/32"),
        fileServers(Deployment.withEverything(template)));
  }

  static void endpointsLetOnlyTheFunctionIn(Template template) {
    for (var deployment : List.of(Deployment.with(template), Deployment.withEverything(template))) {
      assertEquals(Set.of("tcp 443 " + FUNCTION), ingress(deployment, ENDPOINTS));
      assertEquals(Set.of("tcp 443 127.0.0.1/32"), egress(deployment, ENDPOINTS));
      for (Resource endpoint : deployment.ofType("AWS::EC2::VPCEndpoint")) {
        boolean gateway = endpoint.text("VpcEndpointType").equals("Gateway");
        assertEquals(
            gateway ? List.of() : List.of(ENDPOINTS),
            endpoint.items("SecurityGroupIds"),
            endpoint.name());
      }
    }
  }

  static void groupsOfOthersLetInTheFunctionOnly(Template template) {
    var endpoints = Deployment.with(template, EXISTING_ENDPOINTS);
    assertEquals(Set.of("tcp 443 " + FUNCTION), ingress(endpoints, "sg-0e"));
    assertEquals(Set.of("tcp 443 " + FUNCTION), ingress(endpoints, "sg-0d"));
    assertEquals(Set.of("tcp 443 " + FUNCTION), ingress(oneGroup(template), "sg-0e"));
    assertEquals(
        Set.of("tcp 445 " + FUNCTION), ingress(Deployment.withEverything(template), "sg-0f5"));
    assertEquals(
        Set.of(), Set.copyOf(Deployment.with(template).ofType("AWS::EC2::SecurityGroupIngress")));
    assertEquals(
        List.of(),
        elsewhere(template, "vpce-0d/10.1.0.64/26").ofType("AWS::EC2::SecurityGroupIngress"));
  }

  /** Without a rule of its own a group gets one from CloudFormation that lets everything out. */
  static void noRuleIsOpenToTheWorld(Template template) {
    var deployment = Deployment.withEverything(template);
    for (Resource group : deployment.ofType("AWS::EC2::SecurityGroup")) {
      assertFalse(group.items("SecurityGroupEgress").isEmpty(), group.name());
    }
    for (Map<String, Object> rule : all(deployment)) {
      assertFalse("-1".equals(rule.get("IpProtocol")), rule::toString);
      assertFalse("0.0.0.0/0".equals(rule.get("CidrIp")), rule::toString);
      assertFalse(rule.containsKey("CidrIpv6"), rule::toString);
    }
    for (var name :
        List.of(
            "FileServerCidr", "FileServerCidr2", "FileServerCidr3", "KdcCidr", "DnsServerCidr")) {
      assertThrows(
          IllegalArgumentException.class, () -> Deployment.with(template, name, "0.0.0.0/0"), name);
    }
  }

  /** Endpoints in another VPC, whose groups cannot be named here. */
  private static Deployment elsewhere(Template template, String parameterStore) {
    var endpoints = EXISTING_ENDPOINTS.clone();
    endpoints[1] = "vpce-0e/10.1.0.0/26";
    endpoints[endpoints.length - 1] = parameterStore;
    return Deployment.with(template, endpoints);
  }

  /** Two existing endpoints behind one security group. */
  private static Deployment oneGroup(Template template) {
    var endpoints = EXISTING_ENDPOINTS.clone();
    endpoints[endpoints.length - 1] = "vpce-0d/sg-0e";
    return Deployment.with(template, endpoints);
  }

  /** Where it takes them, in groups and rules: letters, digits, blanks and a few signs. */
  static void descriptionsAreSuchAsEc2Takes(Template template) {
    var deployment = Deployment.withEverything(template);
    for (Resource group : deployment.ofType("AWS::EC2::SecurityGroup")) {
      assertTrue(DESCRIPTION.matcher(group.text("GroupDescription")).matches(), group.name());
    }
    for (Map<String, Object> rule : all(deployment)) {
      var description = String.valueOf(rule.get("Description"));
      assertTrue(DESCRIPTION.matcher(description).matches(), description);
    }
  }

  private static List<Object> fileServers(Deployment deployment) {
    return deployment.resource("FileServers").items("Entries").stream()
        .map(entry -> Template.map(entry).get("Cidr"))
        .toList();
  }
}
