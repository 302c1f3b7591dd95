package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A link of the distributed file system is shown, and not followed. */
final class DfsLinkTest {
  @Test
  void aDfsLinkIsSeenAsALinkAndSaysWhatToDo() throws Exception {
    var options =
        SambaOptions.usual().with("host msdfs", "yes").share("dfs", Map.of("msdfs root", "yes"));
    try (var samba = PrivateSamba.start(options)) {
      var link = samba.directory("dfs").resolve("link");
      Files.createSymbolicLink(link, Path.of("msdfs:other.example.test\\share"));
      try (var connection = Servers.connect(samba, Servers.target(samba, "dfs"))) {
        var share = connection.within(Servers.deadline());
        try (var listing = share.list(SharePath.ROOT, "*")) {
          assertEquals(EntryType.LINK, listing.next().orElseThrow().type());
        }
        var failure =
            Failing.as(
                () -> share.open(SharePath.parse("link/a.txt"), Sharing.EVERYBODY),
                FailureKind.UNSUPPORTED);
        assertEquals(
            "the path leads through DFS to \\other.example.test\\share, which is not followed: name"
                + " that share",
            failure.message());
      }
    }
  }
}
