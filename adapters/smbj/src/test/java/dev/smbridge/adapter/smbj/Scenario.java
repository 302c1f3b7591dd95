package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends every kind of request once, and leaves nothing behind. */
final class Scenario {
  private Scenario() {}

  static void everything(Share share, SharePath directory, String text) throws FileFailure {
    var written = directory.child("written");
    var renamed = directory.child("renamed");
    var copied = directory.child("copied");
    share.createDirectory(directory);
    try (var file = share.create(written)) {
      file.writeAt(0, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      file.flush();
      file.renameTo(renamed, true);
    }
    try (var file = share.create(copied)) {
      file.copyFrom(renamed);
      file.flush();
    }
    share.requireDeletable(copied);
    try (var content = share.open(copied, Sharing.READERS)) {
      var bytes = ByteBuffer.allocate((int) content.version().sizeBytes());
      content.readAt(0, bytes);
      assertEquals(text, new String(bytes.array(), StandardCharsets.UTF_8));
    }
    try (var listing = share.list(directory, "*")) {
      assertTrue(listing.next().isPresent());
    }
    share.move(copied, written, false);
    share.delete(written);
    share.delete(renamed);
    share.delete(directory);
  }
}
