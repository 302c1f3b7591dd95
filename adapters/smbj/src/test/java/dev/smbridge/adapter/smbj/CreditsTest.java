package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that grants little at a time still gets and gives every byte ([MS-SMB2] 3.2.4.1.5). */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CreditsTest {
  private static final int PART = 1 << 20;
  private static final int PARTS = 6;

  /** The part of a transfer that one thread does. */
  private interface Piece {
    void at(int offset) throws Exception;
  }

  @ParameterizedTest
  @CsvSource({
    "smb2 max credits, 1",
    "smb2 max credits, 8",
    "smb2 max credits, 40",
    "smb2 max credits, 8192",
    "smb2 max read, 65536",
    "smb2 max write, 65536"
  })
  void everyByteArrives(String setting, String value) throws Exception {
    var bytes = new byte[PARTS * PART - 12_345];
    new Random(1).nextBytes(bytes);
    try (var samba = PrivateSamba.start(SambaOptions.usual().with(setting, value));
        var connection = Servers.connect(samba, Servers.target(samba, SambaOptions.SECURE))) {
      var share = connection.within(Servers.deadline());
      var path = SharePath.parse("credits");
      write(share, path, bytes);
      var stored = samba.directory(SambaOptions.SECURE).resolve("credits");
      assertArrayEquals(bytes, Files.readAllBytes(stored));
      assertArrayEquals(bytes, read(share, path, bytes.length));
    }
  }

  private static void write(Share share, SharePath path, byte[] bytes) throws Exception {
    try (var file = share.create(path)) {
      inParallel(offset -> file.writeAt(offset, part(bytes, offset)));
      assertEquals(bytes.length, file.flush());
    }
  }

  private static byte[] read(Share share, SharePath path, int length) throws Exception {
    var bytes = new byte[length];
    try (var content = share.open(path, Sharing.READERS)) {
      inParallel(offset -> {
        var part = part(bytes, offset);
        var size = part.remaining();
        assertEquals(size, content.readAt(offset, part));
      });
    }
    return bytes;
  }

  private static ByteBuffer part(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes, offset, Math.min(PART, bytes.length - offset));
  }

  private static void inParallel(Piece piece) throws Exception {
    var pieces = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < PARTS; i++) {
        var offset = i * PART;
        Callable<Void> task =
            () -> {
              piece.at(offset);
              return null;
            };
        pieces.add(threads.submit(task));
      }
      for (var future : pieces) {
        future.get();
      }
    }
  }
}
