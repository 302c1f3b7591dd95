package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a {@link ShareConnection} says of itself, and what it is after its end. */
interface SessionContract extends ShareSetting {
  @Test
  default void theFactsAgreeWithTheLimits() {
    var facts = connection().facts();
    var limits = connector().capabilities();
    assertEquals(limits.backend(), facts.backend());
    assertTrue(limits.maximumDialect().isAtLeast(facts.dialect()), facts::toString);
    assertTrue(limits.encrypts() || !facts.encrypted(), facts::toString);
    assertTrue(limits.verifiesResponses() || !facts.signed(), facts::toString);
    assertFalse(facts.server().isBlank(), facts::toString);
    assertFalse(facts.cryptography().isBlank(), facts::toString);
    assertEquals(facts.encrypted(), !facts.cipher().equals(SessionFacts.NONE), facts::toString);
    assertFalse(facts.signature().isBlank(), facts::toString);
  }

  @Test
  default void theSessionMeetsItsPolicy() {
    var policy = target().server().policy();
    assertEquals(Optional.empty(), policy.refusalOf(connector().capabilities()));
    assertDoesNotThrow(() -> policy.requireSession(connection().facts()));
  }

  @Test
  default void anOpenConnectionAnswersAndIsNotBroken() {
    assertFalse(connection().isBroken());
    assertTrue(connection().answers(Duration.ofSeconds(10)));
  }

  @Test
  default void aClosedConnectionIsBrokenAndDoesNotAnswer() {
    connection().close();
    assertTrue(connection().isBroken());
    assertFalse(connection().answers(Duration.ofSeconds(10)));
  }

  @Test
  default void closingTwiceIsClosingOnce() {
    connection().close();
    assertDoesNotThrow(connection()::close);
  }

  @Test
  default void everyOperationOnAClosedConnectionFailsAsConnectionLost() throws Exception {
    var file = given("a.txt");
    var share = share();
    connection().close();
    assertLost(() -> share.stat(file));
    assertLost(() -> share.list(directory(), "*").close());
    assertLost(() -> share.open(file, Sharing.EVERYBODY).close());
    assertLost(() -> share.create(at("b.txt")).close());
    assertLost(() -> share.append(file).close());
    assertLost(() -> share.move(file, at("b.txt"), false));
    assertLost(() -> share.delete(file));
    assertLost(() -> share.createDirectory(at("d")));
    assertEquals(1, raw().names(directory().text()).size(), "nothing happened");
  }

  @Test
  default void everyHandleOfAClosedConnectionFailsAsConnectionLostAndCanBeClosed()
      throws Exception {
    var read = share().open(given("a.txt"), Sharing.EVERYBODY);
    var written = share().create(at("b.txt"));
    connection().close();
    assertLost(() -> read.readAt(0, ByteBuffer.allocate(10)));
    assertLost(read::isCurrent);
    assertLost(() -> written.writeAt(0, ByteBuffer.allocate(10)));
    assertLost(written::flush);
    assertLost(() -> written.renameTo(at("c.txt"), false));
    assertDoesNotThrow(read::close);
    assertDoesNotThrow(written::close);
  }

  @Test
  default void oneSessionOutlivesAnother() throws Exception {
    var other = connect(target());
    other.close();
    assertTrue(Lookup.find(share(), directory()).isPresent());
  }

  @Test
  default void nothingIsDoneAfterTheDeadline() throws Exception {
    var file = given("a.txt");
    var late = connection().within(Deadline.within(Duration.ZERO, Duration.ofSeconds(1)));
    assertLate(() -> late.stat(file));
    assertLate(() -> late.list(directory(), "*").close());
    assertLate(() -> late.open(file, Sharing.EVERYBODY).close());
    assertLate(() -> late.create(at("b.txt")).close());
    assertLate(() -> late.append(file).close());
    assertLate(() -> late.move(file, at("b.txt"), false));
    assertLate(() -> late.delete(file));
    assertLate(() -> late.createDirectory(at("d")));
    assertEquals(1, raw().names(directory().text()).size(), "nothing happened");
  }

  private static void assertLost(Executable action) {
    Failing.as(action, FailureKind.CONNECTION_LOST);
  }

  private static void assertLate(Executable action) {
    Failing.as(action, FailureKind.DEADLINE);
  }
}
