package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.lambda.event.Event;
import dev.smbridge.lambda.event.EventContext;
import dev.smbridge.lambda.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events whose shape is broken somewhere: the refusal says where. */
class BrokenEventsTest {
  private static final String NONE = "none that smbridge knows";

  private final EventReader reader = DaggerLambdaComponent.create().eventReader();
  private final EventContext context =
      new EventContext(
          Configuration.EMPTY,
          "c0ffee",
          target -> {
            throw new AssertionError("no target is configured");
          });

  /** The places that an event is read by; each is left out, of another type, null and empty. */
  static Stream<Arguments> broken() {
    return Stream.of(
            at("eventbridge-object-deleted", "detail"),
            at("eventbridge-object-deleted", "detail", "bucket"),
            at("eventbridge-object-deleted", "detail", "bucket", "name"),
            at("eventbridge-object-deleted", "detail", "object", "key"),
            at("s3-notification-removed", "Records", 0, "s3", "bucket"),
            at("s3-notification-removed", "Records", 0, "s3", "bucket", "name"),
            at("s3-notification-removed", "Records", 1, "s3"),
            at("s3-notification-removed", "Records", 1, "s3", "object", "key"),
            at("guardduty-no-threats-found", "detail", "s3ObjectDetails"),
            at("guardduty-no-threats-found", "detail", "s3ObjectDetails", "bucketName"),
            at("guardduty-no-threats-found", "detail", "s3ObjectDetails", "objectKey"),
            at("guardduty-no-threats-found", "detail", "s3ObjectDetails", "eTag"),
            at("guardduty-no-threats-found", "detail", "scanResultDetails", "scanResultStatus"),
            at("transfer-upload-completed", "detail"),
            at("transfer-upload-completed", "detail", "file-path"),
            at("sns-s3-notification", "Records", 0, "Sns"),
            at("sns-s3-notification", "Records", 0, "Sns", "Message"))
        .flatMap(place -> Stream.of(null, 7L, List.of(), "").map(value -> with(place, value)));
  }

  private static List<Object> at(Object... fileAndSteps) {
    return List.of(fileAndSteps);
  }

  private static Arguments with(List<Object> place, @Nullable Object value) {
    return Arguments.of(place.getFirst(), place.subList(1, place.size()), value);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void theRefusalNamesThePlace(String file, List<Object> steps, @Nullable Object value) {
    var event = Json.read(EventFiles.text(file)).tree();
    put(event, steps, value);
    var message = refusal(Json.write(event));
    assertTrue(message.contains(place(steps)), () -> place(steps) + " is not in: " + message);
  }

  private static String place(List<Object> steps) {
    var place = new StringBuilder("event");
    for (var step : steps) {
      place.append(step instanceof Integer index ? "[" + index + "]" : "." + step);
    }
    return place.toString();
  }

  @SuppressWarnings("unchecked") // What the reader makes of JSON objects and arrays.
  private static void put(@Nullable Object tree, List<Object> steps, @Nullable Object value) {
    var at = new Json(tree).at(steps.subList(0, steps.size() - 1).toArray());
    ((Map<String, @Nullable Object>) assertInstanceOf(Map.class, at))
        .put(String.valueOf(steps.getLast()), value);
  }

  /** What SNS, Pipes, and Lambda's records carry, and what names their kind. */
  static Stream<Arguments> carried() {
    var created = EventFiles.text("eventbridge-object-created");
    return Stream.of(
        Arguments.of(topic("{"), "Message is not JSON"),
        Arguments.of(topic("test message"), "Message is not JSON"),
        Arguments.of(topic("7"), NONE + ": it is a number"),
        Arguments.of(topic("{}"), NONE + ": it is an empty object"),
        Arguments.of(topic("[]"), ""),
        Arguments.of(topic("{\"detail-type\":\"Scheduled Event\"}"), "\"Scheduled Event\""),
        Arguments.of(topic("{\"detail-type\":\"Object Created\"}"), "event.detail is missing"),
        Arguments.of(topic("{\"detail-type\":7}"), "detail-type"),
        Arguments.of(topic(topic(topic(topic(topic("\"test\""))))), "wrapped more than 4 times"),
        Arguments.of("{\"Type\":\"Notification\",\"TopicArn\":\"t\"}", "event.Message is missing"),
        Arguments.of(
            "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"t\"}", "Type, TopicArn"),
        Arguments.of(record("null"), NONE),
        Arguments.of(record("{}"), NONE + ": it is an empty object"),
        Arguments.of(record("\"Test\""), NONE + ": it is a text"),
        Arguments.of(record("[7]"), ""),
        Arguments.of(record("{\"Records\":[]}"), "Records being empty"),
        Arguments.of(record("{\"Records\":[7]}"), "first record being no object"),
        Arguments.of(record("{\"Records\":[{\"a\":1}]}"), "having the fields a"),
        Arguments.of(record("{\"Records\":{}}"), "the fields Records"),
        Arguments.of(record(record(record(record(record("7"))))), "wrapped more than 4 times"),
        Arguments.of("{\"requestPayload\":7}", "the fields requestPayload"),
        Arguments.of("{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}", "\"aws:dynamodb\""),
        Arguments.of("{\"Records\":[{\"EventSource\":\"aws:sns\"},7]}", "event.Records[1]"),
        Arguments.of("{\"Records\":[{\"s3\":{}},{\"s3\":7}]}", "event.Records[0].s3.bucket"),
        Arguments.of("{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}", "Records[0].messageId"),
        Arguments.of("[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\"}]", "event[0].body"),
        Arguments.of("[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"\"},7]", "[1]"),
        Arguments.of("[" + created + ",7]", NONE + ": it is a number"),
        Arguments.of("[" + created + ",{}]", NONE + ": it is an empty object"),
        Arguments.of("[" + created + ",{\"detail-type\":\"x\"}]", "\"x\""),
        Arguments.of("[{\"detail-type\":\"Object Deleted\"}]", "event.detail is missing"),
        Arguments.of("[{\"s3\":7}]", "event.Records[0].s3"),
        Arguments.of("[{\"EventSource\":\"aws:sns\",\"Sns\":{}}]", "[0].Sns.Message"),
        Arguments.of(upload("landing/a"), "file-path is not /bucket/key"),
        Arguments.of(upload("/landing"), "file-path is not /bucket/key"),
        Arguments.of(upload("/landing/"), "file-path is not /bucket/key"),
        Arguments.of(upload("//a"), "file-path is not /bucket/key"),
        Arguments.of(upload("/fs-0123456789abcdef0/a"), "no route takes"));
  }

  @ParameterizedTest
  @MethodSource("carried")
  void theRefusalSaysWhatIsCarried(String event, String why) {
    var message = refusal(event);
    assertTrue(message.contains(why), () -> why + " is not in: " + message);
  }

  @Test
  void oneOfSeveralThatIsBrokenKeepsTheOthersFromNothing() throws FileFailure {
    var created = EventFiles.text("eventbridge-object-created");
    var event = read("[" + created + ",{}," + created + "]");
    assertEquals(3, assertInstanceOf(Event.Notice.class, event).tasks().size());
  }

  private static String topic(String message) {
    return Json.write(Json.object("Type", "Notification", "TopicArn", "t", "Message", message));
  }

  private static String record(String payload) {
    return "{\"requestContext\":{},\"requestPayload\":" + payload + "}";
  }

  private static String upload(String path) {
    return Json.write(
        Json.object(
            "detail-type",
            "SFTP Server File Upload Completed",
            "detail",
            Json.object("file-path", path)));
  }

  /** The messages of all that is refused. */
  private String refusal(String event) {
    try {
      return messages(read(event));
    } catch (FileFailure failure) {
      assertEquals(FailureKind.INVALID_REQUEST, failure.kind(), failure.message());
      return failure.message();
    }
  }

  private static String messages(Event event) {
    var messages = new ArrayList<String>();
    switch (event) {
      case Event.Notice(var _, var tasks) -> {
        for (var task : tasks) {
          if (task instanceof Event.Task.Refused(var failure)) {
            assertEquals(FailureKind.INVALID_REQUEST, failure.kind(), failure.message());
            messages.add(failure.message());
          }
        }
      }
      case Event.Requests(var batch) -> messages.add(batch.toString());
      case Event.Messages batch -> throw new AssertionError("it was taken: " + batch);
    }
    assertTrue(!messages.isEmpty(), "nothing was refused");
    return String.join("; ", messages);
  }

  private Event read(String event) throws FileFailure {
    return reader.read(event.getBytes(StandardCharsets.UTF_8), context);
  }
}
