package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy between two targets of one share: it needs one connection, and not two of one pool. */
@Timeout(60)
class TwoTargetsTest {
  private static final int FILES = 40;

  private final World world = new World();

  @AfterEach
  void nothingIsLeftOpen() {
    world.close();
  }

  private OnShare in(String root, String path) throws Exception {
    return new OnShare(
        world.target(root, SecurityPolicy.SAFE), SharePath.parse(path), path.endsWith("/"));
  }

  private static CopyOptions tree() {
    return new CopyOptions(
        IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 16);
  }

  @Test
  void aTreeIsCopiedBetweenTwoRootsOfOneShareBySixteen() throws Exception {
    for (var i = 0; i < FILES; i++) {
      world.volume().put("a/in/f" + i, new byte[10_000]);
    }
    world.volume().makeDirectory("b");
    var result = world.perform(new Operation.Copy(in("a", "in/"), in("b", "out/"), tree()));
    assertTrue(result.failure().isEmpty(), result::toString);
    assertEquals(FILES, world.volume().names("b/out").size());
    assertTrue(world.server.connectionsMade() <= 2, "made: " + world.server.connectionsMade());
  }

  @Test
  void aFileIsCopiedOnOneConnectionAndEachPathStaysInItsRoot() throws Exception {
    world.volume().put("a/f", new byte[] {1, 2, 3});
    world.volume().makeDirectory("b");
    var result = world.perform(new Operation.Copy(in("a", "f"), in("b", "f"), CopyOptions.DEFAULT));
    assertTrue(result.failure().isEmpty(), result::toString);
    assertArrayEquals(new byte[] {1, 2, 3}, world.volume().bytes("b/f"));
    assertEquals(1, world.server.connectionsMade());
  }

  @Test
  void aConnectionThatBreaksAtTheRenameIsReplacedOnceForBoth() throws Exception {
    world.volume().put("a/f", new byte[] {1, 2, 3});
    world.volume().makeDirectory("b");
    world.shares.faults().loseReply(ShareCall.RENAME, 1);
    var result = world.perform(new Operation.Copy(in("a", "f"), in("b", "f"), CopyOptions.DEFAULT));
    assertTrue(result.failure().isEmpty(), result::toString);
    assertArrayEquals(new byte[] {1, 2, 3}, world.volume().bytes("b/f"));
    assertEquals(2, world.server.connectionsMade());
  }
}
