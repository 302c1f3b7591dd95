package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateStatementsTest {

  @ParameterizedTest
  @EnumSource
  void holds(Statement statement) {
    statement.assertHolds(Template.read(Template.text()));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void aBrokenTemplateIsFound(Mutation mutation) {
    var broken = Template.read(mutation.applyTo(Template.text()));
    assertThrows(AssertionError.class, () -> mutation.foundBy().assertHolds(broken));
  }

  @Test
  void everyStatementHasAMutationThatItFinds() {
    var unproven = EnumSet.allOf(Statement.class);
    mutations().forEach(mutation -> unproven.remove(mutation.foundBy()));
    assertEquals(EnumSet.noneOf(Statement.class), unproven);
  }

  static List<Mutation> mutations() {
    return Mutation.all();
  }
}
