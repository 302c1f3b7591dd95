package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.network.Fault;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that know one cipher or one signing algorithm of SMB 3.1.1, and no other. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CiphersTest {
  private static final String ENCRYPTION = "server smb3 encryption algorithms";
  private static final String SIGNING = "server smb3 signing algorithms";
  private static final int PART = 1 << 20;
  private static final int PARTS = 9;

  private static final SecurityPolicy CLEAR =
      new SecurityPolicy(
          Encryption.OFF, Signing.REQUIRED, Dialect.SMB_3_1_1, AccessMode.READ_WRITE);

  @ParameterizedTest
  @ValueSource(strings = {"AES-128-GCM", "AES-128-CCM", "AES-256-GCM", "AES-256-CCM"})
  void aCipherCarriesWritesAndReadsAtOnce(String cipher) throws Exception {
    try (var server = new OneServer(ENCRYPTION, cipher, SambaOptions.SECURE);
        var connection = server.connect(SecurityPolicy.SAFE)) {
      assertEquals(cipher, connection.facts().cipher());
      assertTrue(connection.facts().encrypted());
      mixed(connection.within(Servers.deadline()), server, "cipher");
      assertFalse(server.proxy.saw("cipher-name"), "a name in clear");
    }
  }

  @ParameterizedTest
  @CsvSource({"AES-128-GMAC, AES-GMAC", "AES-128-CMAC, AES-CMAC", "HMAC-SHA256, HMAC-SHA256"})
  void aSigningAlgorithmCarriesWritesAndReadsAtOnce(String setting, String algorithm)
      throws Exception {
    try (var server = new OneServer(SIGNING, setting, SambaOptions.PLAIN);
        var connection = server.connect(CLEAR)) {
      assertEquals(algorithm, connection.facts().signature());
      assertEquals(SessionFacts.NONE, connection.facts().cipher());
      assertTrue(connection.facts().signed());
      mixed(connection.within(Servers.deadline()), server, "signed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "server smb3 encryption algorithms, AES-128-GCM, secure",
    "server smb3 encryption algorithms, AES-128-CCM, secure",
    "server smb3 encryption algorithms, AES-256-GCM, secure",
    "server smb3 encryption algorithms, AES-256-CCM, secure",
    "server smb3 signing algorithms, AES-128-GMAC, plain",
    "server smb3 signing algorithms, AES-128-CMAC, plain",
    "server smb3 signing algorithms, HMAC-SHA256, plain"
  })
  void aChangedAnswerEndsTheConnection(String setting, String algorithm, String share)
      throws Exception {
    var policy = share.equals(SambaOptions.SECURE) ? SecurityPolicy.SAFE : CLEAR;
    try (var server = new OneServer(setting, algorithm, share);
        var connection = server.connect(policy)) {
      var changed = connection.within(Servers.deadline());
      changed.stat(SharePath.ROOT);
      server.proxy.fail(Direction.REPLIES, 1, Fault.FLIP_LAST_BYTE);
      var failure = Failing.as(() -> changed.stat(SharePath.ROOT), FailureKind.CONNECTION_LOST);
      assertTrue(failure.message().contains("changed on its way"), failure::message);
      assertTrue(connection.isBroken());
    }
  }

  @Test
  void bothAreNamedBeforeTheLogin() throws Exception {
    try (var server = new OneServer(ENCRYPTION, "AES-256-GCM", SambaOptions.SECURE)) {
      var found = new ArrayList<String>();
      ConnectionTrace trace =
          (step, text) -> {
            if (step == ConnectionStep.POLICY) {
              found.add(text);
            }
          };
      var target = Servers.target(server.samba, SambaOptions.SECURE);
      Servers.CONNECTOR
          .connect(target, Servers.credential(server.samba), trace, Servers.deadline())
          .close();
      assertEquals(List.of("encryption with AES-256-GCM, signatures with AES-GMAC"), found);
    }
  }

  /** Four writers, then four readers beside four writers, each of more than a frame carries. */
  private static void mixed(Share share, OneServer server, String name) throws Exception {
    var bytes = new byte[PARTS * PART + 4321];
    new Random(name.hashCode()).nextBytes(bytes);
    var first = SharePath.parse(name + "-name");
    var second = SharePath.parse(name + "-name-2");
    write(share, first, bytes);
    try (var content = share.open(first, Sharing.READERS);
        var file = share.create(second)) {
      var read = new byte[bytes.length];
      inParallel(
          offset -> {
            assertEquals(
                part(read, offset).remaining(), content.readAt(offset, part(read, offset)));
            file.writeAt(offset, part(bytes, offset));
          },
          bytes.length);
      assertEquals(bytes.length, file.flush());
      assertArrayEquals(bytes, read);
    }
    for (var path : List.of(first, second)) {
      var stored = server.samba.directory(server.share).resolve(path.toString());
      assertArrayEquals(bytes, Files.readAllBytes(stored), path.toString());
      share.delete(path);
    }
  }

  private static void write(Share share, SharePath path, byte[] bytes) throws Exception {
    try (var file = share.create(path)) {
      inParallel(offset -> file.writeAt(offset, part(bytes, offset)), bytes.length);
      assertEquals(bytes.length, file.flush());
    }
  }

  private static ByteBuffer part(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes, offset, Math.min(PART, bytes.length - offset));
  }

  /** The part of a transfer that one thread does. */
  private interface Piece {
    void at(int offset) throws Exception;
  }

  private static void inParallel(Piece piece, int bytes) throws Exception {
    var pieces = new ArrayList<Callable<Void>>();
    for (var at = 0; at < bytes; at += PART) {
      var offset = at;
      pieces.add(() -> {
        piece.at(offset);
        return null;
      });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(pieces)) {
        done.get();
      }
    }
  }

  /** A server with one setting, and the way to one of its shares. */
  private static final class OneServer implements AutoCloseable {
    private final PrivateSamba samba;
    private final TcpProxy proxy;
    private final String share;

    OneServer(String setting, String value, String share) throws Exception {
      this.samba = PrivateSamba.start(SambaOptions.usual().with(setting, value));
      this.proxy = TcpProxy.smb(samba.host(), samba.port());
      this.share = share;
    }

    ShareConnection connect(SecurityPolicy policy) throws Exception {
      return Servers.connect(samba, Servers.target(proxy.host(), proxy.port(), share, policy));
    }

    @Override
    public void close() {
      proxy.close();
      samba.close();
    }
  }
}
