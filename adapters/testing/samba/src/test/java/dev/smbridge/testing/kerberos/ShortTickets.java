package dev.smbridge.testing.kerberos;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * Lets tickets for services live for seconds, of one login at a time.
 *
 * <p>Active Directory takes no ticket-granting ticket in the last two minutes of its life, so that
 * one has to live longer: it is asked for as usual. This stands between the JDK and the KDC, and
 * has the machine's configuration say something else between the one ticket and the other.
 */
final class ShortTickets implements AutoCloseable {
  private static final int KDC_PORT = 88;
  private static final int AS_REP = 0x6B; // RFC 4120, 5.4.2: application 11, the first ticket.

  private final ServerSocket listener;
  private final String kdc;
  private final Duration lifetime;

  ShortTickets(String kdc, Duration lifetime) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.kdc = kdc;
    this.lifetime = lifetime;
    Thread.ofVirtual().name("short tickets").start(this::accept);
  }

  /** What to say as {@code kdc}. */
  String kdc() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        // The test is over.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = new Socket(kdc, KDC_PORT)) {
      copy(client, server);
      copy(server, client);
    } catch (IOException lost) {
      // The JDK notices.
    }
  }

  /** One message: its length in four bytes, and as many bytes (RFC 4120, 7.2.2). */
  private void copy(Socket from, Socket to) throws IOException {
    var in = new DataInputStream(from.getInputStream());
    var message = new byte[in.readInt()];
    in.readFully(message);
    if (message[0] == AS_REP) {
      MachineConfiguration.ticketsLive(lifetime);
      readConfiguration();
      MachineConfiguration.saysNothing();
    }
    var out = new DataOutputStream(to.getOutputStream());
    out.writeInt(message.length);
    out.write(message);
    out.flush();
  }

  /** A login reads the configuration first of all; this one ends there, for want of a password. */
  private static void readConfiguration() {
    var options = Map.of("refreshKrb5Config", "true", "principal", "nobody@NOWHERE.INVALID");
    var entry =
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            options);
    var configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {entry};
          }
        };
    try {
      new LoginContext("refresh", new Subject(), null, configuration).login();
      throw new IllegalStateException("a login without a password");
    } catch (LoginException expected) {
      // The configuration is read.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
