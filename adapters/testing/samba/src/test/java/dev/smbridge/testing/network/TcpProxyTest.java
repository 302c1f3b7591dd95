package dev.smbridge.testing.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProxyTest {
  private static final int SET_INFO = 0x11;

  private final ServerSocket echo = echoServer();
  private final TcpProxy proxy = TcpProxy.smb("127.0.0.1", echo.getLocalPort());

  @BeforeEach
  void nothingIsConnected() {
    assertEquals(0, proxy.connections());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void forwardsAndRecordsBothWays() throws IOException {
    try (var client = connect()) {
      assertEquals("hello", exchange(client, "hello"));
      assertTrue(proxy.saw("hello"));
      assertArrayEquals(proxy.recorded(Direction.REQUESTS), proxy.recorded(Direction.REPLIES));
      proxy.reset();
      assertFalse(proxy.saw("hello"));
    }
  }

  @Test
  void seesTextInTheUtf16OfSmb() throws IOException {
    try (var client = connect()) {
      send(client, frame("Müller.csv".getBytes(StandardCharsets.UTF_16LE)));
      receive(client);
    }
    assertTrue(proxy.saw("Müller.csv"));
  }

  @Test
  void delaysEachDirection() throws IOException {
    proxy.delay(Duration.ofMillis(60));
    try (var client = connect()) {
      long start = System.nanoTime();
      exchange(client, "slow");
      assertTrue(System.nanoTime() - start >= Duration.ofMillis(120).toNanos());
    }
  }

  @Test
  void aDelayCostsLatencyAndNotThroughput() throws IOException {
    proxy.delay(Duration.ofMillis(50));
    try (var client = connect()) {
      long start = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        send(client, frame(new byte[1000]));
      }
      for (int i = 0; i < 50; i++) {
        receive(client);
      }
      assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
    }
  }

  @Test
  void flipsAByteOfTheChosenReplyOnly() throws IOException {
    try (var client = connect()) {
      proxy.fail(Direction.REPLIES, 2, Fault.FLIP_LAST_BYTE);
      assertEquals("one", exchange(client, "one"));
      assertTrue(proxy.faultPending());
      assertEquals("tw" + (char) ('o' ^ 0x55), exchange(client, "two"));
      assertEquals("three", exchange(client, "three"));
      assertFalse(proxy.faultPending());
    }
  }

  @Test
  void losesAReplyAndKeepsTheConnection() throws IOException {
    try (var client = connect()) {
      proxy.fail(Direction.REPLIES, 1, Fault.DROP);
      send(client, frame("lost".getBytes(StandardCharsets.UTF_8)));
      assertEquals("next", exchange(client, "next"));
    }
  }

  @Test
  void cutsInsteadOfAReply() throws IOException {
    try (var client = connect()) {
      proxy.fail(Direction.REPLIES, 1, Fault.CUT);
      assertThrows(IOException.class, () -> exchange(client, "lost"));
    }
    try (var client = connect()) {
      assertEquals("again", exchange(client, "again"));
    }
  }

  @Test
  void cutsAfterSoManyBytes() throws IOException {
    proxy.cutAfter(Direction.REPLIES, 6);
    try (var client = connect()) {
      send(client, frame("abcdef".getBytes(StandardCharsets.UTF_8)));
      assertEquals(6, client.getInputStream().readAllBytes().length);
    }
    try (var client = connect()) {
      assertEquals("whole", exchange(client, "whole"));
    }
  }

  @Test
  void aBlackHoleSwallowsUntilItIsCleared() throws IOException {
    try (var client = connect()) {
      exchange(client, "before");
      proxy.blackHole();
      client.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> exchange(client, "swallowed"));

      proxy.clear();

      client.setSoTimeout(5000);
      assertEquals("swallowed", receive(client));
    }
  }

  @Test
  void cutEndsWhatIsOpenAndLetsNewOnesIn() throws IOException {
    try (var client = connect()) {
      exchange(client, "before");
      proxy.cut();
      assertThrows(IOException.class, () -> exchange(client, "after"));
    }
    try (var client = connect()) {
      assertEquals("again", exchange(client, "again"));
    }
    assertEquals(2, proxy.accepted());
  }

  @Test
  void closingClosesEverythingEvenInABlackHole() throws IOException {
    try (var client = connect()) {
      exchange(client, "before");
      proxy.blackHole();
      proxy.close();
      assertThrows(IOException.class, () -> exchange(client, "after"));
    }
  }

  @Test
  void smbclientTalksThroughItAndCommandsAreReadable() throws IOException {
    PrivateSamba samba = PrivateSamba.shared();
    Files.writeString(samba.directory(SambaOptions.PLAIN).resolve("seen.txt"), "text in clear");
    try (var toSamba = TcpProxy.smb("127.0.0.2", 0, samba.host(), samba.port())) {
      String through = "--port=" + toSamba.port();
      String address = "--ip-address=127.0.0.2";
      samba.smbclient(SambaOptions.PLAIN, "get seen.txt /dev/null", through, address);
      assertTrue(toSamba.saw("seen.txt"));
      assertTrue(toSamba.saw("text in clear"));

      toSamba.fail(Direction.REPLIES, 1, message -> message.command() == SET_INFO, Fault.CUT);
      assertThrows(
          IllegalStateException.class,
          () -> samba.smbclient(SambaOptions.PLAIN, "rename seen.txt moved.txt", through, address));
      assertFalse(toSamba.faultPending());
      assertTrue(Files.exists(samba.directory(SambaOptions.PLAIN).resolve("moved.txt")));
    }
  }

  @Test
  void anEncryptedShareShowsNothingInClear() throws IOException {
    PrivateSamba samba = PrivateSamba.shared();
    Files.writeString(samba.directory(SambaOptions.SECURE).resolve("unseen.txt"), "not in clear");
    try (var toSamba = TcpProxy.smb(samba.host(), samba.port())) {
      samba.smbclient(
          SambaOptions.SECURE,
          "get unseen.txt /dev/null",
          "--port=" + toSamba.port(),
          "--client-protection=encrypt");
      assertTrue(toSamba.accepted() > 0);
      assertFalse(toSamba.saw("unseen.txt") || toSamba.saw("not in clear"));
    }
  }

  private Socket connect() throws IOException {
    var client = new Socket(proxy.host(), proxy.port());
    client.setSoTimeout(10_000);
    return client;
  }

  private static String exchange(Socket client, String text) throws IOException {
    send(client, frame(text.getBytes(StandardCharsets.UTF_8)));
    return receive(client);
  }

  private static void send(Socket client, byte[] frame) throws IOException {
    client.getOutputStream().write(frame);
  }

  private static String receive(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] frame(byte[] content) {
    byte[] frame =
        Arrays.copyOf(ByteBuffer.allocate(4).putInt(content.length).array(), 4 + content.length);
    System.arraycopy(content, 0, frame, 4, content.length);
    return frame;
  }

  private static ServerSocket echoServer() {
    try {
      var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(() -> {
        while (!server.isClosed()) {
          try {
            Socket client = server.accept();
            Thread.startVirtualThread(() -> echo(client));
          } catch (IOException _) {
            // Closed at the end of the test.
          }
        }
      });
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // The test has closed its end.
    }
  }
}
