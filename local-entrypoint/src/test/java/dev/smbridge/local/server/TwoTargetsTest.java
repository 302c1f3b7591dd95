package dev.smbridge.local.server;

import static dev.smbridge.local.server.Service.at;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies between two targets, two backends, and within one share. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TwoTargetsTest {
  private static final PrivateSamba SAMBA = PrivateSamba.shared();
  private static final int FILE_BYTES = (5 << 20) + 7;

  private static CopyOptions verifying(Verify verify) {
    return new CopyOptions(IfExists.REPLACE, verify, true, false, false, false, NameFilter.ALL, 4);
  }

  @Test
  void aFileGoesFromAnEncryptedTargetToAPlainOneAndBackUnchanged() throws Exception {
    var secure = Service.target(Backends.SMBJ, SAMBA, SambaOptions.SECURE);
    var plain = Service.target(Backends.JCIFS, SAMBA, SambaOptions.PLAIN);
    var bytes = random(1);
    var there = SAMBA.directory(SambaOptions.SECURE).resolve("two");
    Files.createDirectories(there);
    Files.write(there.resolve("out.bin"), bytes);
    try (var service = new Service(SAMBA, 2)) {
      var out = copy(secure, "two/out.bin", plain, "two/over.bin", Verify.SHA256);
      assertEquals("two/over.bin", stored(service, out).path());
      assertArrayEquals(
          bytes, Files.readAllBytes(SAMBA.directory(SambaOptions.PLAIN).resolve("two/over.bin")));
      var back = copy(plain, "two/over.bin", secure, "two/back.bin", Verify.SHA256);
      assertEquals(FILE_BYTES, stored(service, back).sizeBytes());
      assertArrayEquals(bytes, Files.readAllBytes(there.resolve("back.bin")));
    }
    assertEquals(0, SAMBA.openFiles(), "open files");
  }

  @Test
  void theSideThatCannotMeetItsPolicyStopsTheCopyBeforeAnythingIsWritten() throws Exception {
    var secure = Service.target(Backends.SMBJ, SAMBA, SambaOptions.SECURE);
    var encryptedOnly = Service.target(Backends.JCIFS, SAMBA, SambaOptions.SECURE);
    Files.write(SAMBA.directory(SambaOptions.SECURE).resolve("stays.bin"), random(2));
    try (var service = new Service(SAMBA, 2)) {
      service.failure(
          FailureKind.ACCESS_DENIED,
          copy(secure, "stays.bin", encryptedOnly, "never.bin", Verify.SIZE));
    }
    assertTrue(Files.notExists(SAMBA.directory(SambaOptions.SECURE).resolve("never.bin")));
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void withinOneShareTheServerCopiesUnlessTheBytesAreToBeSeen(String backend) throws Exception {
    var directory = SAMBA.directory(SambaOptions.PLAIN);
    var bytes = random(3);
    Files.write(directory.resolve("here.bin"), bytes);
    try (var proxy = TcpProxy.smb(SAMBA.host(), SAMBA.port());
        var service = new Service(SAMBA, 2)) {
      var share = through(proxy, backend);
      stored(service, copy(share, "here.bin", share, "on-server.bin", Verify.SIZE));
      var onServer = passed(proxy);
      stored(service, copy(share, "here.bin", share, "by-client.bin", Verify.SHA256));
      var byClient = passed(proxy) - onServer;
      assertTrue(onServer > 0 && onServer < FILE_BYTES / 10, onServer + " bytes passed");
      assertTrue(byClient > 2L * FILE_BYTES, byClient + " bytes passed");
    }
    assertArrayEquals(bytes, Files.readAllBytes(directory.resolve("on-server.bin")));
    assertArrayEquals(bytes, Files.readAllBytes(directory.resolve("by-client.bin")));
  }

  /** Samba moves the time of an open file two seconds after the first write to it. */
  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void whatWasWrittenIsReadBackThoughItsTimeMovesMeanwhile(String backend) throws Exception {
    var source = Service.target(backend, SAMBA, SambaOptions.PLAIN);
    var directory = SAMBA.directory(SambaOptions.PLAIN);
    Files.writeString(directory.resolve("slow.txt"), "slow");
    try (var proxy = TcpProxy.smb(SAMBA.host(), SAMBA.port());
        var service = new Service(SAMBA, 2)) {
      var slow = through(proxy, backend);
      stored(service, copy(source, "slow.txt", slow, "warm.txt", Verify.SIZE));
      proxy.delay(Duration.ofMillis(250));
      stored(service, copy(source, "slow.txt", slow, "slowly.txt", Verify.SHA256));
    }
    assertEquals("slow", Files.readString(directory.resolve("slowly.txt")));
  }

  private static ConfiguredTarget through(TcpProxy proxy, String backend) {
    return Service.target(
        backend,
        Service.usualPolicy(backend),
        Service.Login.KNOWN,
        proxy.host(),
        proxy.port(),
        SambaOptions.PLAIN);
  }

  private static long passed(TcpProxy proxy) {
    return (long) proxy.recorded(Direction.REQUESTS).length
        + proxy.recorded(Direction.REPLIES).length;
  }

  private static Operation copy(
      ConfiguredTarget from, String source, ConfiguredTarget to, String destination, Verify verify)
      throws Exception {
    return new Operation.Copy(at(from, source), at(to, destination), verifying(verify));
  }

  private static Entry stored(Service service, Operation copy) {
    return service.outcome(Outcome.Stored.class, copy).entry();
  }

  private static byte[] random(long seed) {
    var bytes = new byte[FILE_BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
