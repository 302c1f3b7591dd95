package dev.smbridge.local.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three trees at once where a pool has two connections to their share. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TreesAtOnceTest {
  private static final int TREES = 3;
  private static final int FILES = 40;
  private static final CopyOptions TREE =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 4)
          .retrying(Duration.ZERO);

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void noTreeWaitsForTheEndOfAnother(String backend) throws Exception {
    var share = backend.equals(Backends.SMBJ) ? SambaOptions.SECURE : SambaOptions.PLAIN;
    try (var samba = PrivateSamba.start();
        var proxy = TcpProxy.smb(samba.host(), samba.port());
        var service = new Service(samba, 2)) {
      var directory = samba.directory(share);
      for (var i = 0; i < TREES * FILES; i++) {
        var folder = Files.createDirectories(directory.resolve("from" + i % TREES + "/d" + i % 4));
        Files.writeString(folder.resolve("f" + i), "content " + i);
      }
      var policy = Service.usualPolicy(backend);
      var target =
          Service.target(backend, policy, Service.Login.KNOWN, proxy.host(), proxy.port(), share);
      var summaries =
          Concurrently.all(
              TREES,
              n ->
                  () -> {
                    var from = Service.at(target, "from" + n);
                    var to = Service.at(target, "to" + n);
                    var copy = new Operation.Copy(from, to, TREE);
                    return service.outcome(Outcome.TreeCopied.class, copy).summary();
                  });
      for (var summary : summaries) {
        assertNull(summary.ended());
        assertEquals(0, summary.failed(), summary::toString);
        assertEquals(FILES, summary.files());
      }
      for (var i = 0; i < TREES * FILES; i++) {
        var stored = directory.resolve("to" + i % TREES + "/d" + i % 4 + "/f" + i);
        assertEquals("content " + i, Files.readString(stored));
      }
      assertTrue(proxy.accepted() <= logins(backend), proxy.accepted() + " connections");
    }
  }

  /** jcifs-ng asks for the dialect on a connection of its own. */
  private static int logins(String backend) {
    return backend.equals(Backends.SMBJ) ? 2 : 4;
  }
}
