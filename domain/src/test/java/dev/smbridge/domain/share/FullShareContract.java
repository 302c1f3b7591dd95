package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A share whose volume fills up. */
interface FullShareContract extends ShareSetting {
  int MORE_THAN_FITS_BYTES = 64 << 20;

  Optional<ShareTarget> smallTarget();

  @Test
  default void aFullVolumeFailsAsNoSpaceAndTheSessionGoesOn() throws Exception {
    assumeTrue(smallTarget().isPresent(), "no small share");
    var share = connect(smallTarget().orElseThrow()).within(ShareSetting.deadline());
    var path = SharePath.parse("filling.bin");
    try (var file = share.create(path)) {
      Failing.as(() -> fill(file), FailureKind.NO_SPACE);
    } finally {
      share.delete(path);
    }
    assertTrue(Lookup.find(share, path).isEmpty());
  }

  private static void fill(WritableFile file) throws Exception {
    for (var offset = 0L; offset < MORE_THAN_FITS_BYTES; offset += 1 << 20) {
      file.writeAt(offset, ByteBuffer.allocate(1 << 20));
      file.flush();
    }
  }
}
