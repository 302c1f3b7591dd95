package dev.smbridge.lambda;

import static dev.smbridge.lambda.Bucket.ABSENT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What each file in {@code events} is to do, where the function meets {@link #SCENE}. */
final class EventExamples {
  private static final String RESULT = "0a1b2c3d-4e5f-4678-9abc-def012345678.csv";
  private static final String ROWS = "\"n\"\n1";
  private static final String WRITTEN = "month,total\n2026-06,1204.50\n";
  private static final String APPENDED = "2026-07 added\n";
  private static final String LINE = "smbridge self-test, request ID\n";

  /** Files of the share. */
  static final Map<String, String> SCENE =
      Map.ofEntries(
          Map.entry("notes.txt", "notes"),
          Map.entry("reports/2025/12/old.csv", "old"),
          Map.entry("reports/2026/draft.csv", "draft"),
          Map.entry("reports/2026/summary.csv", "sum"),
          Map.entry("reports/inbox/2026/summary.csv", "earlier"),
          Map.entry("reports/mirror/2026/old file.csv", "mirrored"),
          Map.entry("reports/outgoing/2026/A & B's plan (v2).csv", "plan"),
          Map.entry("reports/outgoing/2026/own.csv", "own"),
          Map.entry("reports/outgoing/2026/read-only.csv", "read"),
          Map.entry("reports/outgoing/2026/refused.csv", "refused"),
          Map.entry("reports/outgoing/2026/summary.csv", "out"));

  /** Objects of the bucket that things land in. */
  static final Map<String, String> LANDED =
      Map.of(
          "sftp/2026/Q1+Q2 100%.csv", "q",
          "sftp/2026/報告 (1).csv", "",
          "scanned/2026/clean & safe.csv", "clean",
          "sftp/2026/summary.csv", "landed");

  /** Objects of the bucket with the results of queries. */
  static final Map<String, String> RESULTS = Map.of("primary/" + RESULT, ROWS);

  static final Map<String, Example> ALL = new LinkedHashMap<>();

  static {
    operations();
    notices();
    deletions();
    envelopes();
    queues();
  }

  private EventExamples() {}

  private static void operations() {
    add("operation-list", "ok");
    add("operation-stat", "ok");
    add("operation-read", "ok");
    add("operation-shares", "ok");
    add("operation-probe", "ok");
    add("operation-write", "ok").leaves("reports/2026/résumé.csv", WRITTEN);
    add("operation-write-append", "ok")
        .leaves("reports/2026/log.txt", APPENDED, APPENDED + APPENDED);
    add("operation-make-directory", "ok").leaves("reports/2026/07/", "");
    add("operation-delete", "ok").then("NotFound").leaves("reports/2025/12/old.csv", ABSENT);
    add("operation-move", "ok")
        .then("NotFound")
        .leaves("reports/2026/draft.csv", ABSENT)
        .leaves("reports/2026/07/final.csv", "draft");
    add("operation-copy", "ok").leaves("reports/inbox/2026/summary.csv", "landed");
    add("operation-copy-to-s3", "ok").leaves("archive:finance/2026/summary.csv", "out");
    for (var name : new String[] {"operations-array", "operations-object"}) {
      add(name, "ok ok ok ok")
          .leaves("reports/2026/résumé.csv", WRITTEN)
          .leaves("reports/2026/07/", "");
    }
  }

  private static void notices() {
    add("self-test", "selfTest: ok ok ok")
        .leaves("smbridge-self-test/hello.txt", LINE, LINE + LINE);
    add("self-test-file", "selfTest: ok ok ok")
        .leaves("smbridge-self-test/2026/hello.txt", LINE, LINE + LINE);
    add("s3-notification", "s3Notification: ok ok")
        .leaves("reports/inbox/2026/Q1+Q2 100%.csv", "q")
        .leaves("reports/inbox/2026/報告 (1).csv", "");
    add("s3-test-event", "s3Notification: ");
    add("eventbridge-object-created", "objectCreated: ok")
        .leaves("reports/inbox/2026/Q1+Q2 100%.csv", "q");
    add("athena-succeeded", "athenaQuery: ok").leaves("reports/athena/" + RESULT, ROWS);
    add("athena-failed", "athenaQuery: ");
    add("cloudwatch-logs-control-message", "auditLog: ");
    add("cloudwatch-logs-fsx-audit", "auditLog: ok ok ok")
        .leaves("archive:finance/2026/summary.csv", "out")
        .leaves("archive:finance/2026/A & B's plan (v2).csv", "plan")
        .leaves("archive:other/notes.txt", "notes");
    add("unknown", "InvalidRequest");
  }

  private static void deletions() {
    add("eventbridge-object-deleted", "objectDeleted: ok")
        .leaves("reports/mirror/2026/old file.csv", ABSENT)
        .leaves("reports/mirror/2026/", "");
    add("s3-notification-removed", "s3Notification: ok").asOf("eventbridge-object-deleted");
  }

  private static void envelopes() {
    add("transfer-upload-completed", "fileUploaded: ok")
        .leaves("reports/inbox/2026/summary.csv", "landed");
    add("guardduty-no-threats-found", "scanResult: ok")
        .leaves("reports/scanned/2026/clean & safe.csv", "clean");
    add("guardduty-threats-found", "scanResult: ");
    add("sns-s3-notification", "s3Notification: ok ok").asOf("s3-notification");
    add("lambda-failure-record", "s3Notification: ok ok").asOf("s3-notification");
    add("list-of-events", "events: ok ok")
        .asOf("eventbridge-object-created")
        .asOf("transfer-upload-completed");
    add("list-of-messages", "failed:")
        .asOf("eventbridge-object-created")
        .asOf("transfer-upload-completed");
  }

  /** A message carries the event of the same name. */
  private static void queues() {
    EventFiles.queued().forEach(name -> add("sqs-" + name, "failed:").asOf(name));
    add("sqs-operation", "failed:").asOf("operation-copy");
    add("sqs-topic-s3-notification", "failed:").asOf("s3-notification");
    add("sqs-unknown", "failed:12");
    add("sqs-mixed", "failed:14").asOf("s3-notification").asOf("athena-succeeded");
  }

  private static Example add(String name, String answer) {
    var example = new Example(answer);
    ALL.put(name, example);
    return example;
  }

  /** What comes of one event the first and the second time. */
  static final class Example {
    private final Map<String, String> afterFirst = new LinkedHashMap<>();
    private final Map<String, String> afterSecond = new LinkedHashMap<>();
    private final String first;
    private String second;

    private Example(String answer) {
      first = answer;
      second = answer;
    }

    private Example then(String answer) {
      second = answer;
      return this;
    }

    private Example leaves(String place, String text) {
      return leaves(place, text, text);
    }

    private Example leaves(String place, String once, String twice) {
      afterFirst.put(place, once);
      afterSecond.put(place, twice);
      return this;
    }

    private Example asOf(String name) {
      var other = java.util.Objects.requireNonNull(ALL.get(name));
      afterFirst.putAll(other.afterFirst);
      afterSecond.putAll(other.afterSecond);
      return this;
    }

    String answer(int times) {
      return times == 1 ? first : second;
    }

    /** All that is there afterwards. */
    Map<String, String> leaves(int times) {
      var all = new TreeMap<>(SCENE);
      all.putAll(times == 1 ? afterFirst : afterSecond);
      all.values().removeIf(ABSENT::equals);
      return all;
    }
  }
}
