package dev.smbridge.testing.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Which messages meet which fault, each rule once; safe from many threads. */
final class FaultPlan {
  private record Rule(
      Direction direction, Predicate<Message> which, AtomicInteger left, Fault fault) {}

  private final List<Rule> rules = new ArrayList<>();

  /** The n-th message from now that matches, counted from 1, meets the fault. */
  synchronized void add(Direction direction, int n, Predicate<Message> which, Fault fault) {
    rules.add(new Rule(direction, which, new AtomicInteger(n), fault));
  }

  synchronized void clear() {
    rules.clear();
  }

  /** Whether rules are left whose message has not come yet. */
  synchronized boolean pending() {
    return !rules.isEmpty();
  }

  /** What happens to this message. */
  synchronized Optional<Fault> meet(Direction direction, Message message) {
    for (Rule rule : rules) {
      if (rule.direction() == direction
          && rule.which().test(message)
          && rule.left().decrementAndGet() == 0) {
        rules.remove(rule);
        return Optional.of(rule.fault());
      }
    }
    return Optional.empty();
  }
}
