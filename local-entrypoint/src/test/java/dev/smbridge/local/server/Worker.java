package dev.smbridge.local.server;

import static dev.smbridge.local.server.Service.at;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.IfExists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Works in a directory of its own, remembers what each of its files may hold by what it was told,
 * and holds each answer against that. One thread.
 */
final class Worker {
  private static final int FILES = 4;
  private static final String NOTHING = "(no file)";
  private static final Set<FailureKind> BROKEN =
      EnumSet.of(
          FailureKind.CONNECTION_LOST,
          FailureKind.UNREACHABLE,
          FailureKind.DEADLINE,
          FailureKind.LOCKED,
          // A message of a login that was damaged on its way looks like one that was changed.
          FailureKind.POLICY,
          FailureKind.AUTHENTICATION);

  private final Service service;
  private final ConfiguredTarget target;
  private final String directory;
  private final Random random;
  private final Map<Integer, Set<String>> possible = new HashMap<>();
  private int succeeded;
  private int broken;
  private int texts;

  Worker(Service service, ConfiguredTarget target, String directory, long seed) {
    this.service = service;
    this.target = target;
    this.directory = directory;
    this.random = new Random(seed);
    for (var file = 0; file < FILES; file++) {
      possible.put(file, Set.of(NOTHING));
    }
  }

  /** How many operations did what they were asked for, or found that there is nothing. */
  int succeeded() {
    return succeeded;
  }

  ConfiguredTarget target() {
    return target;
  }

  String directory() {
    return directory;
  }

  /** How many failed with the connection, or on what a lost connection still held. */
  int broken() {
    return broken;
  }

  /** One operation of some kind on some file. */
  void work() throws FileFailure {
    var file = random.nextInt(FILES);
    switch (random.nextInt(6)) {
      case 0, 1 -> write(file);
      case 2 -> read(file);
      case 3 -> move(file, (file + 1) % FILES);
      case 4 -> delete(file);
      default -> list();
    }
  }

  private void write(int file) throws FileFailure {
    var text = directory + "/" + ++texts + " " + "x".repeat(random.nextInt(100_000));
    var result = service.perform(Service.write(path(file), text));
    if (worked(result)) {
      possible.put(file, Set.of(text));
    } else {
      mayHaveBecome(file, text, result);
    }
  }

  private void read(int file) throws FileFailure {
    var result = service.perform(Service.read(path(file)));
    if (worked(result)) {
      found(file, Service.text(result.outcome()));
    } else if (failed(result, FailureKind.NOT_FOUND)) {
      found(file, NOTHING);
    }
  }

  private void delete(int file) throws FileFailure {
    var result = service.perform(new Operation.Delete(path(file), false, null));
    if (worked(result)) {
      assertTrue(!possible(file).equals(Set.of(NOTHING)), "deleted a file that was not there");
      possible.put(file, Set.of(NOTHING));
    } else if (failed(result, FailureKind.NOT_FOUND)) {
      found(file, NOTHING);
    } else {
      mayHaveBecome(file, NOTHING, result);
    }
  }

  private void move(int from, int to) throws FileFailure {
    var result = service.perform(new Operation.Move(path(from), path(to), IfExists.REPLACE));
    if (worked(result)) {
      var moved = new HashSet<>(possible(from));
      moved.remove(NOTHING);
      assertTrue(!moved.isEmpty(), "moved a file that was not there");
      possible.put(to, moved);
      possible.put(from, Set.of(NOTHING));
    } else if (failed(result, FailureKind.NOT_FOUND)) {
      found(from, NOTHING);
    } else {
      possible(from).forEach(text -> mayHaveBecome(to, text, result));
      mayHaveBecome(from, NOTHING, result);
    }
  }

  private void list() throws FileFailure {
    var result =
        service.perform(
            new Operation.ListEntries(at(target, directory), false, new Page(100, null)));
    if (worked(result) && result.outcome() instanceof Outcome.Listed listed) {
      var names = new HashSet<String>();
      listed.entries().forEach(entry -> names.add(entry.path()));
      for (var file = 0; file < FILES; file++) {
        var there = names.contains(name(file));
        var may = possible(file);
        assertTrue(there ? !may.equals(Set.of(NOTHING)) : may.contains(NOTHING), name(file));
      }
    }
  }

  /** Reads each file, which works where nothing is in the way. */
  void readAll() throws FileFailure {
    var before = broken;
    for (var file = 0; file < FILES; file++) {
      read(file);
    }
    assertTrue(broken == before, "the server could not be read though nothing was in the way");
  }

  /** Holds what is really there, behind the server's back, against what was told. */
  void check(Path share) throws IOException {
    for (var file = 0; file < FILES; file++) {
      var path = share.resolve(directory).resolve(name(file));
      found(file, Files.exists(path) ? Files.readString(path) : NOTHING);
    }
  }

  private void found(int file, String text) {
    assertTrue(
        possible(file).contains(text),
        () -> {
          var known = possible(file).stream().map(Worker::beginning).toList();
          return directory
              + "/"
              + name(file)
              + " holds "
              + beginning(text)
              + ", not one of "
              + known;
        });
    possible.put(file, Set.of(text));
  }

  private void mayHaveBecome(int file, String text, Result result) {
    if (result.failure().filter(failure -> failure.effect() == Effect.UNKNOWN).isPresent()) {
      var more = new HashSet<>(possible(file));
      more.add(text);
      possible.put(file, more);
    }
  }

  private boolean worked(Result result) {
    var failure = result.failure();
    if (failure.isEmpty() || failure.get().kind() == FailureKind.NOT_FOUND) {
      succeeded++;
      return failure.isEmpty();
    }
    assertTrue(BROKEN.contains(failure.get().kind()), () -> failure + " of " + result.operation());
    broken++;
    return false;
  }

  private static boolean failed(Result result, FailureKind kind) {
    return result.failure().filter(failure -> failure.kind() == kind).isPresent();
  }

  private Set<String> possible(int file) {
    return possible.getOrDefault(file, Set.of());
  }

  private OnShare path(int file) throws FileFailure {
    return at(target, directory + "/" + name(file));
  }

  private static String name(int file) {
    return "file" + file;
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(12, text.length()));
  }
}
