package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.smbridge.testing.aws.LambdaResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code events}, which people send to try the function: each does, on both backends
 * and twice, what {@link EventExamples} says of it, and nothing else on the share or in S3.
 */
class EventFilesIT extends EachBackend {
  @BeforeParameterizedClassInvocation
  void land() {
    EventExamples.LANDED.forEach((key, text) -> stage.landing.put(key, text));
    EventExamples.RESULTS.forEach((key, text) -> stage.results.put(key, text));
  }

  @BeforeEach
  void set() {
    stage.clear();
    EventExamples.SCENE.forEach(stage::put);
  }

  @ParameterizedTest
  @MethodSource("dev.smbridge.lambda.EventFiles#names")
  void anEventDoesTwiceWhatIsSaidOfIt(String name) throws IOException {
    var example = EventExamples.ALL.get(name);
    assertNotNull(example, () -> "say in EventExamples what " + name + " does");
    var event = EventFiles.text(name);
    for (var times = 1; times <= 2; times++) {
      var answer = stage.lambda.invoke(event, World.AMPLE);
      assertEquals(example.answer(times), summary(answer), answer::toString);
      assertEquals(example.leaves(times), everything());
    }
  }

  @Test
  void everyExampleHasItsFile() {
    assertEquals(EventFiles.names(), EventExamples.ALL.keySet().stream().sorted().toList());
  }

  /** The kind of a failure; else the statuses, behind the name of a notice. */
  private static String summary(LambdaResponse response) {
    return switch (response) {
      case LambdaResponse.Failure failure -> World.Failure.of(failure).type();
      case LambdaResponse.Payload(var json, var _) -> summary(Json.read(json));
    };
  }

  private static String summary(Json answer) {
    if (answer.tree() instanceof List<?> items) {
      return statuses(items);
    }
    if (answer.at("batchItemFailures") instanceof List<?> failed) {
      return failed.stream()
          .map(item -> new Json(item).text("itemIdentifier"))
          .map(id -> id.substring(id.length() - 2))
          .collect(Collectors.joining(" ", "failed:", ""));
    }
    return answer.at("results") instanceof List<?> results
        ? answer.text("operation") + ": " + statuses(results)
        : answer.text("status");
  }

  private static String statuses(List<?> answers) {
    return answers.stream()
        .map(answer -> new Json(answer).text("status"))
        .collect(Collectors.joining(" "));
  }

  /** All that is on the share and in the archive, request ids left out. */
  private Map<String, String> everything() throws IOException {
    var all = new TreeMap<String, String>();
    var top = stage.file("");
    try (Stream<Path> paths = Files.walk(top)) {
      for (var path : paths.toList()) {
        var place = top.relativize(path).toString();
        if (Files.isRegularFile(path)) {
          all.put(place, Files.readString(path).replaceAll("[0-9a-f]{8}-[-0-9a-f]{27}", "ID"));
        } else if (place.length() > 0 && isEmpty(path)) {
          all.put(place + "/", "");
        }
      }
    }
    stage.archive.keys().forEach(key -> all.put("archive:" + key, stage.archive.text(key)));
    return all;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var inside = Files.list(directory)) {
      return inside.findAny().isEmpty();
    }
  }
}
