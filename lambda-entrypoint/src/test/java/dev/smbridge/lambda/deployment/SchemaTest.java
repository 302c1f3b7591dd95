package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template against CloudFormation's specification, the examples against their languages. */
class SchemaTest {
  private static final Path BROKEN = Path.of("src", "test", "schema", "broken");

  private static final Path TEMPLATE = Path.of("template.yaml");
  private static final Path EXAMPLE = Path.of("examples", "retry-and-map.asl.json");

  private static String missing = "";
  private static Map<Path, List<String>> problems = Map.of();

  @BeforeAll
  static void check() throws IOException, InterruptedException {
    missing = NodeCheck.missing();
    if (!missing.isEmpty()) {
      System.err.println("THE TEMPLATE'S SCHEMA IS NOT CHECKED: " + missing);
      return;
    }
    NodeCheck.install();
    try (var broken = Files.list(BROKEN)) {
      problems = NodeCheck.problems(Stream.concat(Stream.of(TEMPLATE, EXAMPLE), broken).toList());
    }
  }

  /** Each test is counted as skipped, not the class left out. */
  @BeforeEach
  void needsNode() {
    assumeTrue(missing.isEmpty(), missing);
  }

  @Test
  void theTemplateIsWithoutProblems() {
    assertEquals(List.of(), problems.get(TEMPLATE));
  }

  @Test
  void theExampleIsWithoutProblems() {
    assertEquals(List.of(), problems.get(EXAMPLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown-type        | Queue: there is no resource type AWS::SQS::Que
          misspelt-property   | Queue.VisibilityTimeOut: there is no such property
          misspelt-nested     | Endpoint.DnsOptions.DnsRecordIpTyp: there is no such property
          misspelt-serverless | Function.SnapStart.AplyOn: there is no such property
          missing-property    | Policy: PolicyDocument is required
          wrong-type          | Queue.VisibilityTimeout: must be of type integer
          wrong-list          | Endpoint.SubnetIds: Ref does not give a list
          wrong-value         | Group.RetentionInDays: may not be 31
          unknown-reference   | Policy.Properties.Queues.0: there is no Que
          unknown-in-rule     | Rules.Given.Assertions.0.Assert.Fn::Equals.0: there is no Subnt
          unknown-attribute   | Policy.Properties.PolicyDocument.Resource: Queue has no attribute Aren
          unknown-condition   | Queue: there is no condition Wanted
          """)
  void aBrokenTemplateIsFound(String name, String problem) {
    assertEquals(List.of(problem), problems.get(BROKEN.resolve(name + ".yaml")));
  }

  @Test
  void aStateThatLeadsNowhereIsFound() {
    var found = problems.getOrDefault(BROKEN.resolve("leads-nowhere.asl.json"), List.of());
    assertTrue(found.toString().contains("MISSING_TRANSITION_TARGET"), found::toString);
  }

  /** The packages come from whatever registry npm is set to, not from where they came here. */
  @Test
  void theLockFileNamesNoAddress() throws IOException {
    var lock = Files.readString(Path.of("src", "test", "schema", "package-lock.json"));
    assertFalse(lock.contains("\"resolved\""));
    assertFalse(lock.contains("://registry"));
  }
}
