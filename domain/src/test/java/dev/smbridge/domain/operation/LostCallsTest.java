package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.Faults;
import dev.smbridge.domain.share.MemoryVolume;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever single call is lost on its way, or its reply on the way back, or is refused: a success
 * happened, a failure without effect changed nothing, and a file under its final name is whole.
 */
class LostCallsTest {
  private static final byte[] OLD = bytes(9000, 1);
  private static final byte[] NEW = bytes(11_000, 2);

  /** What changes names, and may take effect once its session is gone. */
  private static final Set<ShareCall> NAMES =
      EnumSet.of(ShareCall.RENAME, ShareCall.MOVE, ShareCall.DELETE, ShareCall.CREATE_DIRECTORY);

  /** Each is done to a share that has {@code old.bin}, {@code d/a.bin} and {@code d/e/b.bin}. */
  enum Scenario {
    WRITE_NEW(w -> write(w, "new.bin", IfExists.FAIL, true)),
    WRITE_BELOW_MISSING_PARENTS(w -> write(w, "x/y/new.bin", IfExists.REPLACE, true)),
    WRITE_OVER(w -> write(w, "old.bin", IfExists.REPLACE, false)),
    APPEND(w -> write(w, "old.bin", IfExists.APPEND, false)),
    DELETE(w -> new Operation.Delete(w.at("old.bin"), false, null)),
    DELETE_TREE(w -> new Operation.Delete(w.at("d"), true, null)),
    MAKE_DIRECTORY(w -> new Operation.MakeDirectory(w.at("new"), false)),
    MAKE_DIRECTORIES(w -> new Operation.MakeDirectory(w.at("x/y/z"), true)),
    MOVE(w -> new Operation.Move(w.at("old.bin"), w.at("new.bin"), IfExists.FAIL)),
    MOVE_OVER(w -> new Operation.Move(w.at("old.bin"), w.at("d/a.bin"), IfExists.REPLACE)),
    MOVE_DIRECTORY(w -> new Operation.Move(w.at("d"), w.at("moved"), IfExists.FAIL)),
    COPY_IN(w -> copy(World.object("in.bin"), w.at("new.bin"))),
    COPY_IN_OVER(w -> copy(World.object("in.bin"), w.at("old.bin"))),
    COPY_WITHIN(w -> copy(w.at("old.bin"), w.at("new.bin"))),
    COPY_WITHIN_OVER(w -> copy(w.at("old.bin"), w.at("d/a.bin"))),
    COPY_OUT(w -> copy(w.at("old.bin"), World.object("out.bin"))),
    STAT(w -> new Operation.Stat(w.at("old.bin"))),
    READ(w -> new Operation.Read(w.at("old.bin"), 0, Operation.Read.WHOLE, Encoding.BASE64)),
    LIST(w -> new Operation.ListEntries(w.at(""), true, new Page(10, null)));

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state, all of them above.
    private final Function<World, Operation> operation;

    Scenario(Function<World, Operation> operation) {
      this.operation = operation;
    }

    /** Whether it is done piece by piece, so that a failure may leave a part. */
    boolean inPieces() {
      return this == APPEND || this == DELETE_TREE || this == LIST;
    }

    boolean makesParents() {
      return this == WRITE_BELOW_MISSING_PARENTS || this == MAKE_DIRECTORIES;
    }
  }

  private interface Fault {
    void on(Faults faults, ShareCall call, int nth);
  }

  @ParameterizedTest
  @EnumSource
  void aLostRequestIsMadeAgain(Scenario scenario) {
    forEveryCall(scenario, Faults::loseRequest, scenario != Scenario.APPEND);
  }

  @ParameterizedTest
  @EnumSource
  void aLostReplyIsSettledOrDoneAgain(Scenario scenario) {
    forEveryCall(scenario, Faults::loseReply, scenario != Scenario.APPEND);
  }

  @ParameterizedTest
  @EnumSource
  void aChangeThatComesLateIsSettledOrDoneAgain(Scenario scenario) {
    forEveryCall(
        scenario,
        (faults, call, nth) -> {
          if (NAMES.contains(call)) {
            faults.doLate(call, nth);
          }
        },
        scenario != Scenario.APPEND);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsToldAndLeavesThingsAsTheyWere(Scenario scenario) {
    var refusal = new FileFailure(FailureKind.OTHER, "refused by a test");
    forEveryCall(scenario, (faults, call, nth) -> faults.fail(call, nth, refusal), false);
  }

  private static void forEveryCall(Scenario scenario, Fault fault, boolean succeeds) {
    Map<String, String> before;
    Map<String, String> after;
    var calls = new EnumMap<ShareCall, Integer>(ShareCall.class);
    try (var world = prepared()) {
      before = state(world);
      var result = world.perform(scenario.operation.apply(world));
      assertFalse(result.failure().isPresent(), () -> "without faults: " + result);
      after = state(world);
      for (var call : ShareCall.values()) {
        calls.put(call, world.shares.faults().count(call));
      }
    }
    calls.forEach((call, count) -> {
      for (var nth = 1; nth <= count; nth++) {
        var where = scenario + ", " + call + " " + nth;
        try (var world = prepared()) {
          fault.on(world.shares.faults(), call, nth);
          var result = world.perform(scenario.operation.apply(world));
          assertHonest(scenario, where, result, before, state(world), after, succeeds);
        }
      }
    });
  }

  private static void assertHonest(
      Scenario scenario,
      String where,
      Result result,
      Map<String, String> before,
      Map<String, String> now,
      Map<String, String> after,
      boolean succeeds) {
    var failure = result.failure().orElse(null);
    if (failure == null && !result.isPartial()) {
      assertEquals(after, now, () -> where + " succeeded");
      return;
    }
    if (failure == null) {
      assertTrue(scenario.inPieces() && !succeeds, () -> where + " was done in part");
      assertTrue(
          scenario == Scenario.LIST || !after.equals(now), () -> where + " was done as a whole");
      return;
    }
    var what = where + " failed: " + failure.kind() + " " + failure.effect() + " " + failure;
    assertFalse(succeeds, () -> what);
    assertNotNull(failure.path(), what);
    if (failure.effect() == Effect.NONE && !scenario.inPieces() && !scenario.makesParents()) {
      assertEquals(before, now, () -> what);
    }
    if (scenario != Scenario.APPEND) {
      now.forEach((path, content) ->
          assertTrue(
              content.equals(before.get(path)) || content.equals(after.get(path)),
              () -> what + ", and " + path + " is neither old nor new"));
    }
  }

  private static World prepared() {
    var world = new World();
    world.volume().makeDirectory("root");
    world.volume().put("root/old.bin", OLD);
    world.volume().put("root/d/a.bin", bytes(5000, 3));
    world.volume().put("root/d/e/b.bin", bytes(10, 4));
    var _ = world.store.put(World.object("in.bin").key(), NEW);
    return world;
  }

  /** Everything that anybody sees: temporary files are hidden, and swept later. */
  private static Map<String, String> state(World world) {
    var state = new TreeMap<String, String>();
    collect(world.volume(), "", state);
    for (var key : world.store.keys("bucket")) {
      var object = World.object(key).key();
      state.put("s3:" + key, digest(world.store.bytes(object)));
    }
    return state;
  }

  private static void collect(MemoryVolume volume, String directory, Map<String, String> state) {
    for (var name : volume.names(directory)) {
      var path = directory.isEmpty() ? name : directory + "/" + name;
      if (SharePath.isTemporaryName(name)) {
        continue;
      }
      if (volume.isDirectory(path)) {
        state.put(path, "directory");
        collect(volume, path, state);
      } else {
        state.put(path, digest(volume.bytes(path)));
      }
    }
  }

  private static String digest(byte[] content) {
    return content.length + " bytes, " + Arrays.hashCode(content);
  }

  private static Operation write(World world, String path, IfExists ifExists, boolean parents) {
    return new Operation.Write(world.at(path), ByteBuffer.wrap(NEW), ifExists, parents);
  }

  private static Operation copy(Location from, Location to) {
    return new Operation.Copy(from, to, CopyOptions.DEFAULT);
  }

  private static byte[] bytes(int count, long seed) {
    var bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
