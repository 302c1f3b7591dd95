package dev.smbridge.adapter.smbj;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.auth.GSSAuthenticationContext;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.auth.SpnegoAuthenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.kerberos.KerberosFailures;
import dev.smbridge.adapter.smb.kerberos.KerberosLogin;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Proves an identity by NTLM or by Kerberos, and never by one in place of the other. */
final class SmbjAuthentication {
  /** NEGOEX, and Kerberos as Windows and as RFC 4121 number it: a server offers some of them. */
  private static final List<String> KERBEROS_MECHANISMS =
      List.of("1.3.6.1.4.1.311.2.2.30", "1.2.840.48018.1.2.2", "1.2.840.113554.1.2.2");

  private SmbjAuthentication() {}

  /** What the library may authenticate with. */
  static List<Factory.Named<Authenticator>> authenticators(FileServer server) {
    return switch (server.authentication()) {
      case NTLM -> List.of(new NtlmAuthenticator.Factory());
      case KERBEROS -> KERBEROS_MECHANISMS.stream().map(SmbjAuthentication::spnego).toList();
    };
  }

  /** The server's name as its service principal has it, whatever address is dialled. */
  static String serverName(FileServer server) throws FileFailure {
    var host = server.address().host();
    return switch (server.authentication()) {
      case NTLM -> host;
      case KERBEROS -> KerberosLogin.serviceHost(server.kerberos(), host);
    };
  }

  static Session authenticate(
      FileServer server, Credential credential, Connection connection, Deadline deadline)
      throws FileFailure {
    var waiting = new Waiting(connection, serverName(server), deadline);
    return switch (server.authentication()) {
      case NTLM -> authenticate(waiting, password(credential));
      case KERBEROS -> {
        var host = server.address().host();
        try (var login =
            waiting.until(() -> KerberosLogin.of(credential, server.kerberos(), host))) {
          var context =
              new GSSAuthenticationContext(
                  credential.username(), login.realm(), login.subject(), null);
          yield authenticate(waiting, context);
        } catch (FileFailure refused) {
          throw KerberosFailures.ofServer(refused, waiting.host);
        }
      }
    };
  }

  private static Session authenticate(Waiting waiting, AuthenticationContext context)
      throws FileFailure {
    try {
      return waiting.until(() -> waiting.connection.authenticate(context));
    } finally {
      Arrays.fill(context.getPassword(), '\0');
    }
  }

  /** For what is waited on a connection, and how long. */
  private record Waiting(Connection connection, String host, Deadline deadline) {
    <T> T until(Callable<T> call) throws FileFailure {
      var limit = deadline.nextWait();
      try {
        return BoundedCall.within(limit, call);
      } catch (ExecutionException | TimeoutException e) {
        var encrypts = connection.getConnectionContext().supportsEncryption();
        throw SmbjFailures.ofLogin(e, limit, encrypts, host);
      }
    }
  }

  private static AuthenticationContext password(Credential credential) throws FileFailure {
    var password = credential.password();
    if (password == null) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "NTLM needs a password, and the credential has none");
    }
    var characters = password.reveal();
    try {
      return new AuthenticationContext(credential.username(), characters, credential.domain());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private static Factory.Named<Authenticator> spnego(String mechanism) {
    return new Factory.Named<>() {
      @Override
      public String getName() {
        return mechanism;
      }

      @Override
      public Authenticator create() {
        return new SpnegoAuthenticator();
      }
    };
  }
}
