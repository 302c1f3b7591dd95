package dev.smbridge.adapter.smb.kerberos;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** Looks for bytes in all that is reachable in this process. */
public final class HeapLook {
  private final byte[] inverted;

  private HeapLook(byte[] inverted) {
    this.inverted = inverted;
  }

  /** Remembers what to look for without holding it, and erases it there. */
  public static HeapLook forSecret(byte[] secret) {
    var inverted = new byte[secret.length];
    for (var i = 0; i < secret.length; i++) {
      inverted[i] = (byte) ~secret[i];
      secret[i] = 0;
    }
    return new HeapLook(inverted);
  }

  /** Whether anything reachable holds it. */
  public boolean finds() throws IOException {
    var folder = Files.createTempDirectory("smbridge-heap-");
    var dump = folder.resolve("heap.hprof");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(dump.toString(), true);
      try (var channel = FileChannel.open(dump)) {
        return isIn(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      }
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(folder);
    }
  }

  private boolean isIn(MappedByteBuffer heap) {
    for (var at = 0; at <= heap.limit() - inverted.length; at++) {
      if (isAt(heap, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(MappedByteBuffer heap, int at) {
    for (var i = 0; i < inverted.length; i++) {
      if (heap.get(at + i) != (byte) ~inverted[i]) {
        return false;
      }
    }
    return true;
  }
}
