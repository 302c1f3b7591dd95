package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.session.PublicationLog;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a small file waits for the network: what a distant server is slow by. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RoundTripsTest {
  private static PrivateSamba samba;
  private static TcpProxy proxy;
  private static ShareConnection connection;

  private boolean answered = true;
  private int trips;

  @BeforeAll
  static void start() throws Exception {
    samba = PrivateSamba.start();
    proxy = TcpProxy.smb(samba.host(), samba.port());
    var target =
        Servers.target(proxy.host(), proxy.port(), SambaOptions.SECURE, SecurityPolicy.SAFE);
    connection = Servers.connect(samba, target);
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    proxy.close();
    samba.close();
  }

  private interface Work {
    void on(Share share) throws Exception;
  }

  /** A request is a further trip where an answer came since the last one. */
  private int trips(Work work) throws Exception {
    proxy.reset();
    proxy.delay(Direction.REPLIES, Duration.ofMillis(40));
    proxy.rewrite(Direction.REQUESTS, message -> counted(message, false));
    proxy.rewrite(Direction.REPLIES, message -> counted(message, true));
    try {
      work.on(connection.within(Servers.deadline()));
      return trips;
    } finally {
      proxy.reset();
    }
  }

  private synchronized byte[] counted(byte[] message, boolean answer) {
    trips += answered && !answer ? 1 : 0;
    answered = answer;
    return message;
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4096, StagedDraft.SMALL_BYTES})
  void aSmallFileIsPutInThree(int length) throws Exception {
    var path = SharePath.parse("put-" + length);
    var content = bytes(length);
    var counted =
        trips(share -> {
          var there = Lookup.find(share, path);
          try (var draft =
              new StagedDraft(
                  share,
                  path,
                  true,
                  there,
                  Publishing.DEFAULT,
                  PublicationLog.NONE,
                  ByteBuffer.wrap(content))) {
            assertEquals(length, draft.publish(length).sizeBytes());
          }
        });
    assertArrayEquals(content, Files.readAllBytes(file(path)));
    assertEquals(3, counted);
  }

  /** With the last look, behind which the copy is published. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4096, StagedDraft.SMALL_BYTES})
  void aSmallFileIsGotInTwo(int length) throws Exception {
    var path = SharePath.parse("get-" + length);
    var content = bytes(length);
    Files.write(file(path), content);
    var read = ByteBuffer.allocate(length);
    var counted =
        trips(share -> {
          try (var opened = share.open(path, Sharing.EVERYBODY)) {
            assertEquals(length, opened.readAt(0, read));
            assertTrue(opened.isCurrent(), "when it was read");
            assertTrue(opened.isCurrent(), "when it was published");
          }
        });
    assertArrayEquals(content, read.array());
    assertEquals(2, counted);
  }

  @Test
  void aFileIsDeletedInOne() throws Exception {
    var path = SharePath.parse("deleted");
    Files.write(file(path), bytes(10));
    assertEquals(1, trips(share -> share.delete(path)));
  }

  private static java.nio.file.Path file(SharePath path) {
    return samba.directory(SambaOptions.SECURE).resolve(path.text());
  }
}
