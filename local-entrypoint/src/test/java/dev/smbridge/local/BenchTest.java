package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code bench} shows and what it leaves. */
class BenchTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);

  @Test
  void itMeasuresBothWaysListingAndLatencyAndLeavesNothing() throws IOException, FileFailure {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "bench");
    var url = smbridge.secure(folder.getFileName() + "/");

    var table = smbridge.run("bench", "--size", "2", "--files", "5", url).done().data();
    for (var what :
        List.of("put large", "get large", "put small", "get small", "list", "latency")) {
      assertTrue(table.contains(what), table);
    }
    assertTrue(table.contains("SMB 3.1.1, encrypted"), table);

    var run = smbridge.run("bench", "--size", "1", "--files", "1", "--output", "json", url).done();
    var report = (Map<?, ?>) run.json();
    assertTrue(run.data().contains("\"encrypted\":true"), run.data());
    assertEquals(List.of("session", "measurements", "latencies"), List.copyOf(report.keySet()));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void itRefusesSizesThatMakeNoSense() {
    smbridge.run("bench", "--size", "0", "smb://h/s/").failed(2);
    smbridge.run("bench", "--files", "0", "smb://h/s/").failed(2);
  }
}
