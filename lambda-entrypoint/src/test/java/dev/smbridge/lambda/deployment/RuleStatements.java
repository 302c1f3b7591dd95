package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;

/** Which parameters are refused before anything is made. */
final class RuleStatements {
  private RuleStatements() {}

  static void whatCouldNotWorkIsRefused(Template template) {
    var fired = new HashSet<String>();
    fired.add(refusal(template, "PrivateSubnetB", "subnet-0e"));
    fired.add(refusal(template, "PrivateSubnetB", "subnet-0c"));
    fired.add(refusal(template, "ScanResults", "true"));
    fired.add(refusal(template, "ExportSchedule", "rate(1 hour)"));
    var needsPrefixList = refusal(template, "OutgoingBucketName", "archive");
    fired.add(needsPrefixList);
    for (var bucket : Set.of("NewBucketName", "ExistingBucketName")) {
      assertEquals(needsPrefixList, refusal(template, bucket, "landing", "Config", "{}"));
    }
    assertEquals(needsPrefixList, refusal(template, "AthenaResultsBucketName", "results"));
    var needsRoutes = refusal(template, "AuditLogGroupName", "/aws/fsx/windows");
    fired.add(needsRoutes);
    for (var source : Set.of("NewBucketName", "ExistingBucketName", "AthenaWorkgroup")) {
      assertEquals(needsRoutes, refusal(template, source, "landing", "S3PrefixListId", "pl-0a"));
    }
    fired.add(refusal(template, "AthenaWorkgroup", "primary", "Config", "{}"));
    fired.add(refusal(template, "ExistingParameterStoreEndpoint", "vpce-0d/sg-0d"));
    assertEquals(template.section("Rules").size(), fired.size(), "each rule refuses, each its own");
  }

  private static String refusal(Template template, String... namesAndValues) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> Deployment.with(template, namesAndValues))
            .getMessage());
  }
}
