package dev.smbridge.testing.samba;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateSambaTest {
  private final PrivateSamba samba = PrivateSamba.shared();

  @Test
  void whatSmbclientStoresLiesInTheSharesFolder(@TempDir Path temporary) throws IOException {
    byte[] content = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
    Path source = Files.write(temporary.resolve("source.csv"), content);

    samba.smbclient(SambaOptions.SECURE, "put " + source + " stored.csv");

    Path stored = samba.directory(SambaOptions.SECURE).resolve("stored.csv");
    assertArrayEquals(content, Files.readAllBytes(stored));
  }

  @Test
  void theSecureShareRefusesAClientThatCannotEncrypt() {
    String plain = "--option=client max protocol=SMB2_10";

    var refusal =
        assertThrows(
            IllegalStateException.class, () -> samba.smbclient(SambaOptions.SECURE, "ls", plain));

    assertTrue(String.valueOf(refusal.getMessage()).contains("ACCESS_DENIED"));
    samba.smbclient(SambaOptions.PLAIN, "ls", plain);
  }

  @Test
  void theReadOnlyShareRefusesToMakeADirectory() {
    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> samba.smbclient(SambaOptions.READ_ONLY, "mkdir refused"));

    assertTrue(String.valueOf(refusal.getMessage()).contains("NT_STATUS_"));
    assertFalse(Files.exists(samba.directory(SambaOptions.READ_ONLY).resolve("refused")));
  }

  @Test
  void theSmallShareFillsUp(@TempDir Path temporary) throws IOException {
    Assumptions.assumeTrue(
        samba.whyNoSmallShare().isEmpty(), () -> samba.whyNoSmallShare().orElse(""));
    byte[] tooMuch = new byte[(int) PrivateSamba.SMALL_SHARE_BYTES + 1];
    Path source = Files.write(temporary.resolve("large"), tooMuch);

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> samba.smbclient(SambaOptions.SMALL, "put " + source + " large"));

    assertTrue(String.valueOf(refusal.getMessage()).contains("DISK_FULL"));
  }

  @Test
  void aliasesLogInAndDisabledAccountsDoNot() {
    var options =
        SambaOptions.usual()
            .alias("tester")
            .account("gone", "[D]")
            .share("extra", Map.of("comment", "another"));
    try (var own = PrivateSamba.start(options)) {
      own.smbclient("extra", "ls", "--user=tester");
      var refusal =
          assertThrows(
              IllegalStateException.class, () -> own.smbclient("extra", "ls", "--user=gone"));
      assertTrue(String.valueOf(refusal.getMessage()).contains("ACCOUNT_DISABLED"));
    }
  }

  @Test
  void aChangedPasswordIsTheOneThatCounts() {
    try (var own = PrivateSamba.start()) {
      own.changePassword("another password");

      assertThrows(IllegalStateException.class, () -> own.smbclient("secure", "ls"));
    }
  }

  @Test
  void aGlobalSettingLimitsTheDialect() {
    var options = SambaOptions.usual().with("server max protocol", "SMB2_10");
    try (var own = PrivateSamba.start(options)) {
      own.smbclient("plain", "ls");
      assertThrows(
          IllegalStateException.class,
          () -> own.smbclient("plain", "ls", "--option=client min protocol=SMB3_11"));
    }
  }

  @Test
  void killingConnectionsCutsClientsAndLeavesTheServer() throws Exception {
    try (var own = PrivateSamba.start();
        var _ = new OpenSession(own)) {
      await(() -> own.connections() == 1 && own.openFiles() >= 1);

      own.killConnections();

      await(() -> own.connections() == 0);
      assertEquals(0, own.openFiles());
      own.smbclient("secure", "ls");
    }
  }

  @Test
  void aSuspendedServerAnswersNobodyUntilItIsResumed() throws Exception {
    try (var own = PrivateSamba.start()) {
      own.suspend();
      var asking = Thread.startVirtualThread(() -> own.smbclient("secure", "ls"));
      assertFalse(asking.join(Duration.ofMillis(500)), "answered although suspended");

      own.resume();

      assertTrue(asking.join(Duration.ofSeconds(10)), "no answer although resumed");
    }
  }

  @Test
  void aClosedShareEndsItsTreeConnects() throws Exception {
    try (var own = PrivateSamba.start();
        var _ = new OpenSession(own)) {
      await(() -> own.openFiles() >= 1);

      own.closeShare(SambaOptions.SECURE);

      await(() -> own.openFiles() == 0);
    }
  }

  @Test
  void closingLeavesNoProcessAndNoFile() {
    var own = PrivateSamba.start();
    Path folder = own.folder();
    long server = pidOfServer(folder);
    own.smbclient("secure", "ls");
    Command.run(
        Duration.ofSeconds(10),
        "",
        List.of("smbclient", "-L", "127.0.0.1", "-N", "-p", "" + own.port()));

    own.close();

    assertFalse(Files.exists(folder));
    assertTrue(ProcessHandle.of(server).isEmpty());
    assertEquals("", processesThatName(folder));
  }

  @Test
  void closingASuspendedServerEndsItToo() {
    var own = PrivateSamba.start();
    Path folder = own.folder();
    own.suspend();

    own.close();

    assertEquals("", processesThatName(folder));
    assertFalse(Files.exists(folder));
  }

  @Test
  void aSupervisorThatIsKilledTakesTheServerWithItWhenThePipeCloses() throws Exception {
    var own = PrivateSamba.start();
    own.smbclient("secure", "ls");
    own.supervisor().destroyForcibly().onExit().join();

    own.close();

    await(() -> processesThatName(own.folder()).isEmpty());
    own.discard();
  }

  private static long pidOfServer(Path folder) {
    try {
      return Long.parseLong(Files.readString(folder.resolve("server.pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String processesThatName(Path folder) {
    return ProcessHandle.allProcesses()
        .map(p -> p.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()))
        .reduce("", String::concat);
  }

  @Test
  void aStarterThatIsKilledLeavesNoProcessAndNoFile() throws Exception {
    var own = PrivateSamba.start();
    own.supervisor().getOutputStream().close(); // What the kernel does for one who is killed.

    await(() -> !Files.exists(own.folder()));
    assertEquals("", processesThatName(own.folder()));
    own.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertTrue(condition.getAsBoolean());
  }
}
