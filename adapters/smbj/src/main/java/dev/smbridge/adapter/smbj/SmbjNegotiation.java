package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.server.ServerList;
import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smbj.SmbjAuthentication.Proven;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Finds the address of a server that answers, and agrees with it on a dialect ([MS-SMB2]
 * 3.2.4.2.2).
 */
final class SmbjNegotiation {
  /** What the library's own waits are longer than ours, which is the one that counts. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /**
   * All of them: an unwanted one is refused by name, and exactly two of them would be refused by
   * the server, for the library pads them wrongly.
   */
  static final SMB2Dialect[] DIALECTS = {
    SMB2Dialect.SMB_3_1_1,
    SMB2Dialect.SMB_3_0_2,
    SMB2Dialect.SMB_3_0,
    SMB2Dialect.SMB_2_1,
    SMB2Dialect.SMB_2_0_2
  };

  private final ServerDialer dialer;
  private final SmbCrypto crypto;
  private final Takeover takeover;

  SmbjNegotiation(ServerDialer dialer, SmbCrypto crypto) {
    this.dialer = dialer;
    this.crypto = crypto;
    this.takeover = new Takeover(crypto);
  }

  /** A connection without a login. */
  record Negotiated(Connection connection, LoginTransport transport) {
    Socket socket() {
      return transport.socket();
    }

    Agreement agreement() {
      return transport.login().agreement();
    }
  }

  /** Goes on after a login; see {@link Takeover}. */
  SmbjSession takeOver(Proven proven, Negotiated negotiated, Supplier<SessionFacts> facts)
      throws FileFailure {
    return takeover.of(proven, negotiated.transport(), facts);
  }

  Negotiated negotiate(FileServer server, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var name = SmbjAuthentication.serverName(server);
    return dialer.dial(
        server.address(),
        trace,
        deadline,
        (socket, limit) -> negotiate(server, name, socket, limit));
  }

  private Negotiated negotiate(FileServer server, String name, Socket socket, Duration limit)
      throws FileFailure {
    var offer = NegotiateOffer.of(server.policy().encryption());
    var transport = new LoginTransport.Factory(socket, offer);
    var config = config(server, transport, limit);
    var bus = SilentBus.create();
    var connection = new Connection(config, new SMBClient(config, bus), bus, new ServerList());
    try {
      return BoundedCall.within(
          limit,
          () -> {
            connection.connect(name, server.address().port());
            return new Negotiated(connection, transport.made());
          });
    } catch (ExecutionException | TimeoutException e) {
      var what = server.address() + " at " + socket.getInetAddress().getHostAddress();
      throw SmbjFailures.ofNegotiation(e, limit, what);
    }
  }

  /** Signatures are required under every policy: it costs nothing where messages are encrypted. */
  SmbConfig config(FileServer server, LoginTransport.Factory transport, Duration limit) {
    var builder =
        SmbConfig.builder()
            .withDialects(DIALECTS)
            .withSigningRequired(true)
            .withEncryptData(server.policy().encryption() != Encryption.OFF)
            .withDfsEnabled(false)
            .withMultiProtocolNegotiate(false)
            .withTransportLayerFactory(transport)
            .withTimeout(limit.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)
            .withAuthenticators(List.of(SmbjAuthenticator.FACTORY));
    return crypto.applyTo(builder).build();
  }
}
