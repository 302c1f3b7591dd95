package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ObjectStore#find}, names and deadlines. */
interface FindingContract extends ObjectSetting {
  @Test
  default void anObjectIsFoundWithItsSize() throws Exception {
    var entry = find(given("d/a.txt", ObjectSetting.bytes(1234))).orElseThrow();
    assertEquals("a.txt", entry.path());
    assertEquals(EntryType.FILE, entry.type());
    assertEquals(1234, entry.sizeBytes());
  }

  @Test
  default void anEmptyObjectIsFound() throws Exception {
    var entry = find(given("empty", new byte[0])).orElseThrow();
    assertEquals(EntryType.FILE, entry.type());
    assertEquals(0, entry.sizeBytes());
  }

  @Test
  default void whatOnlyHasObjectsBelowItIsADirectory() throws Exception {
    given("d/e/a.txt");
    for (var key : new ObjectKey[] {at("d"), at("d/"), at("d/e"), at("d/e/")}) {
      var entry = find(key).orElseThrow();
      assertEquals(key.name(), entry.path());
      assertEquals(EntryType.DIRECTORY, entry.type());
      assertEquals(0, entry.sizeBytes());
    }
  }

  @Test
  default void nothingIsFoundWhereNothingIs() throws Exception {
    given("d.txt");
    given("directory/a.txt");
    assertEquals(Optional.empty(), find(at("missing")));
    assertEquals(Optional.empty(), find(at("missing/below")));
    assertEquals(Optional.empty(), find(at("d")), "not what only begins like it");
    assertEquals(Optional.empty(), find(at("direct")), "not what only begins like it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "日本語 😀.csv",
        "e\u0301",
        "a+b & c=d.txt",
        "100% %20.txt",
        "[x] {y} (z)!",
        "#1;a,b@c$~",
        " leading",
        "it's \"quoted\"",
        "a:b?c*d"
      })
  default void anyNameIsMeantAsItIs(String name) throws Exception {
    var key = at("d/" + name);
    publish(key, ObjectSetting.bytes(100), IfExists.FAIL);
    assertEquals(100, raw().read(key).length);
    assertEquals(name, find(key).orElseThrow().path());
    assertEquals(List.of(name), paths(at("d"), false));
    assertEquals(List.of("d/" + name), paths(directory(), true));
    try (var content = open(key)) {
      assertEquals(100, ObjectSetting.all(content).length);
    }
  }

  @Test
  default void nothingIsDoneAfterTheDeadline() throws Exception {
    var key = given("a.txt");
    var late = Deadline.within(Duration.ZERO, Duration.ofSeconds(1));
    Failing.as(() -> store().find(key, late), FailureKind.DEADLINE);
    Failing.as(() -> store().list(directory(), ListingScope.ONE_LEVEL, late), FailureKind.DEADLINE);
    Failing.as(() -> store().open(key, late), FailureKind.DEADLINE);
    Failing.as(() -> store().create(at("b.txt"), 1, IfExists.REPLACE, late), FailureKind.DEADLINE);
    assertEquals(List.of("a.txt"), raw().everythingBelow(directory()));
  }
}
