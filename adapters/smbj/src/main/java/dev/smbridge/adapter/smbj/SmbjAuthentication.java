package dev.smbridge.adapter.smbj;

import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.kerberos.KerberosFailures;
import dev.smbridge.adapter.smb.kerberos.KerberosLogin;
import dev.smbridge.adapter.smb.kerberos.KerberosMechanism;
import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.adapter.smb.login.Mechanism;
import dev.smbridge.adapter.smb.ntlm.NtlmAccount;
import dev.smbridge.adapter.smb.ntlm.NtlmMechanism;
import dev.smbridge.adapter.smbj.SmbjNegotiation.Negotiated;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Proves an identity by NTLM or by Kerberos, and never by one in place of the other. */
final class SmbjAuthentication {
  private SmbjAuthentication() {}

  /**
   * A session whose identity is proven.
   *
   * @param fullKey the login's key, as long as its mechanism made it
   */
  record Proven(Session session, SecretKey fullKey) {}

  /** The server's name as its service principal has it, whatever address is dialled. */
  static String serverName(FileServer server) throws FileFailure {
    var host = server.address().host();
    return switch (server.authentication()) {
      case NTLM -> host;
      case KERBEROS -> KerberosLogin.serviceHost(server.kerberos(), host);
    };
  }

  static Proven authenticate(
      FileServer server, Credential credential, Negotiated negotiated, Deadline deadline)
      throws FileFailure {
    var waiting = new Waiting(negotiated, serverName(server), deadline);
    return switch (server.authentication()) {
      case NTLM -> {
        var seals = server.policy().encryption() == Encryption.REQUIRED;
        var account = NtlmAccount.of(credential);
        var ntlm = new NtlmMechanism(account, waiting.host, seals);
        yield authenticate(waiting, credential, ntlm);
      }
      case KERBEROS -> {
        var host = server.address().host();
        try (var login =
            waiting.until(() -> KerberosLogin.of(credential, server.kerberos(), host))) {
          var kerberos = KerberosMechanism.of(login.subject(), waiting.host);
          yield authenticate(waiting, credential, kerberos);
        } catch (FileFailure refused) {
          throw KerberosFailures.ofServer(refused, waiting.host);
        }
      }
    };
  }

  private static Proven authenticate(Waiting waiting, Credential credential, Mechanism mechanism)
      throws FileFailure {
    var exchange = new LoginExchange(mechanism);
    var login = new SmbjAuthenticator.Login(credential.username(), exchange);
    var session = waiting.until(() -> waiting.negotiated.connection().authenticate(login));
    if (!exchange.completed()) {
      throw LoginFailures.refused("the server calls the login a success before it is complete");
    }
    return new Proven(session, new SecretKeySpec(exchange.fullSessionKey(), "SMB"));
  }

  /** For what is waited on a connection, and how long. */
  private record Waiting(Negotiated negotiated, String host, Deadline deadline) {
    <T> T until(Callable<T> call) throws FileFailure {
      var limit = deadline.nextWait();
      try {
        return BoundedCall.within(limit, call);
      } catch (ExecutionException | TimeoutException e) {
        throw SmbjFailures.ofLogin(e, limit, negotiated.agreement().encrypts());
      }
    }
  }
}
