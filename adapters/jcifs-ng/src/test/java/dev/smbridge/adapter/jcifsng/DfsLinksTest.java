package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A share whose links lead to other shares of the server. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DfsLinksTest {
  private static final PrivateSamba SAMBA =
      PrivateSamba.start(SambaOptions.usual().share("dfs", Map.of("msdfs root", "yes")));

  private static Path root;
  private static Path target;

  private ShareConnection connection;
  private Share share;

  @BeforeAll
  static void link() throws Exception {
    root = SAMBA.directory("dfs");
    target = SAMBA.directory(SambaOptions.PLAIN);
    Files.writeString(root.resolve("here.txt"), "here");
    Files.createDirectories(target.resolve("deep"));
    Files.writeString(target.resolve("deep/there.txt"), "there");
    Files.createSymbolicLink(root.resolve("link"), Path.of("msdfs:127.0.0.1\\plain"));
    Files.createSymbolicLink(root.resolve("deeper"), Path.of("msdfs:127.0.0.1\\plain\\deep"));
    Files.createSymbolicLink(root.resolve("dead"), Path.of("msdfs:127.0.0.1\\no-such-share"));
    Files.createSymbolicLink(root.resolve("locked"), Path.of("msdfs:127.0.0.1\\secure"));
  }

  @AfterAll
  static void stop() {
    SAMBA.close();
  }

  @BeforeEach
  void connect() throws Exception {
    connection = Servers.connect(SAMBA, Servers.target(SAMBA, "dfs"));
    share = connection.within(Servers.deadline());
  }

  @AfterEach
  void everythingIsClosed() {
    connection.close();
    assertEquals(0, SAMBA.openFiles(), "open files");
  }

  @Test
  void whatIsNotBehindALinkIsReached() throws Exception {
    assertEquals("here", read("here.txt"));
    assertTrue(share.stat(SharePath.ROOT).isDirectory());
  }

  @Test
  void aLinkIsFollowed() throws Exception {
    assertEquals("there", read("link/deep/there.txt"));
    assertEquals("there", read("deeper/there.txt"));
    assertTrue(share.stat(path("link")).isDirectory());
    assertEquals("link", share.stat(path("link")).path());
    assertTrue(Lookup.find(share, path("link/missing")).isEmpty());
    var missing = Failing.as(() -> share.stat(path("link/missing")), FailureKind.NOT_FOUND);
    assertEquals(OptionalInt.of(0xC0000034), missing.serverStatus());
    try (var listing = share.list(path("deeper"), "*")) {
      assertEquals("there.txt", listing.next().orElseThrow().path());
    }
  }

  @Test
  void aLinkIsListedAsOne() throws Exception {
    try (var listing = share.list(SharePath.ROOT, "link")) {
      assertEquals(EntryType.LINK, listing.next().orElseThrow().type());
    }
  }

  @Test
  void filesAreChangedBehindALink() throws Exception {
    var temporary = path("link/new").temporarySibling();
    try (var written = share.create(temporary)) {
      written.writeAt(0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
      assertEquals(3, written.flush());
      written.renameTo(path("link/new"), true);
    }
    share.createDirectory(path("link/made"));
    share.move(path("link/new"), path("link/made/moved"), false);
    try (var copied = share.create(path("deeper/copied"))) {
      assertEquals(3, copied.copyFrom(path("link/made/moved")));
    }
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(target.resolve("deep/copied")));
    share.delete(path("deeper/copied"));
    share.delete(path("link/made/moved"));
    share.delete(path("link/made"));
    assertFalse(Files.exists(target.resolve("made")));
  }

  @Test
  void aLinkItselfIsNotChanged() throws Exception {
    var refused = Failing.as(() -> share.delete(path("deeper")), FailureKind.UNSUPPORTED);
    assertTrue(refused.message().contains("plain on 127.0.0.1"), refused.message());
    Failing.as(() -> share.move(path("link"), path("other"), false), FailureKind.UNSUPPORTED);
    assertTrue(Files.isSymbolicLink(root.resolve("link")));
    assertTrue(Files.isDirectory(target.resolve("deep")));
  }

  @Test
  void nothingIsMovedThroughALink() throws Exception {
    assertTrue(Lookup.find(share, path("link")).isPresent());
    Failing.as(
        () -> share.move(path("here.txt"), path("link/here.txt"), false), FailureKind.UNSUPPORTED);
    try (var behind = share.create(path("link/here.txt"))) {
      Failing.as(() -> behind.copyFrom(path("here.txt")), FailureKind.UNSUPPORTED);
    }
    share.delete(path("link/here.txt"));
    assertEquals("here", read("here.txt"));
    assertFalse(Files.exists(target.resolve("here.txt")));
  }

  @Test
  void nothingIsMovedThroughALinkThatWasNotMetBefore() throws Exception {
    Failing.as(
        () -> share.move(path("here.txt"), path("link/here.txt"), false),
        FailureKind.UNSUPPORTED,
        FailureKind.NOT_FOUND);
    assertEquals("here", read("here.txt"));
  }

  @Test
  void aLinkThatLeadsNowhereSaysSo() {
    var dead = Failing.as(() -> share.stat(path("dead/a")), FailureKind.UNSUPPORTED);
    assertTrue(dead.message().contains("no-such-share on 127.0.0.1"), dead.message());
    Failing.as(() -> share.open(path("locked/a"), Sharing.READERS), FailureKind.ACCESS_DENIED);
  }

  private String read(String path) throws Exception {
    try (var content = share.open(path(path), Sharing.READERS)) {
      var bytes = ByteBuffer.allocate(100);
      var count = content.readAt(0, bytes);
      assertTrue(content.isCurrent());
      return new String(bytes.array(), 0, count, StandardCharsets.UTF_8);
    }
  }

  private static SharePath path(String text) throws Exception {
    return SharePath.parse(text);
  }
}
