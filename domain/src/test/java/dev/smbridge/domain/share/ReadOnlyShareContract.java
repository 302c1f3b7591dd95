package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A share whose server lets nobody change anything. */
interface ReadOnlyShareContract extends ShareSetting {
  Optional<ShareTarget> readOnlyTarget();

  @Test
  default void everyChangeOfAReadOnlyShareIsDenied() throws Exception {
    var share = readOnlyShare();
    var present = SharePath.parse("present.txt");
    var other = SharePath.parse("other");
    Failing.as(() -> share.create(other), FailureKind.ACCESS_DENIED);
    Failing.as(() -> share.append(present), FailureKind.ACCESS_DENIED);
    Failing.as(() -> share.move(present, other, false), FailureKind.ACCESS_DENIED);
    Failing.as(() -> share.delete(present), FailureKind.ACCESS_DENIED);
    Failing.as(() -> share.createDirectory(other), FailureKind.ACCESS_DENIED);
    assertTrue(Lookup.find(share, present).isPresent());
    assertTrue(Lookup.find(share, other).isEmpty());
  }

  @Test
  default void aReadOnlyShareIsRead() throws Exception {
    var share = readOnlyShare();
    try (var content = share.open(SharePath.parse("present.txt"), Sharing.READERS)) {
      ShareSetting.all(content);
      assertTrue(content.isCurrent());
    }
    try (var listing = share.list(SharePath.ROOT, "present.*")) {
      assertTrue(listing.next().isPresent());
    }
  }

  private Share readOnlyShare() throws Exception {
    var target = readOnlyTarget();
    assumeTrue(target.isPresent(), "no read-only share");
    return connect(target.orElseThrow()).within(ShareSetting.deadline());
  }
}
