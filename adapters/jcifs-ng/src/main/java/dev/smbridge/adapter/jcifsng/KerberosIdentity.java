package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.kerberos.KerberosFailures;
import dev.smbridge.adapter.smb.kerberos.KerberosLogin;
import dev.smbridge.adapter.smb.kerberos.KerberosMechanism;
import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jcifs.smb.CredentialsInternal;
import org.jspecify.annotations.Nullable;

/** A ticket (RFC 4120), got at the first login and kept for those of the links that are met. */
final class KerberosIdentity implements Identity {
  private final Credential credential;
  private @Nullable KerberosLogin login;

  KerberosIdentity(Credential credential) {
    this.credential = credential;
  }

  @Override
  public String account() {
    return credential.account();
  }

  @Override
  public String serverName(FileServer server) throws FileFailure {
    return KerberosLogin.serviceHost(server.kerberos(), server.address().host());
  }

  @Override
  public synchronized CredentialsInternal once(FileServer server, Deadline deadline)
      throws FileFailure {
    var known = login;
    if (known == null) {
      known = logIn(server, deadline);
      login = known;
    }
    var mechanism = KerberosMechanism.of(known.subject(), serverName(server));
    return new LoginCredentials(new LoginExchange(mechanism));
  }

  @Override
  public FileFailure refusal(FileFailure answer, String host) {
    return KerberosFailures.ofServer(answer, host);
  }

  @Override
  public synchronized void forget() {
    if (login != null) {
      login.close();
      login = null;
    }
  }

  private KerberosLogin logIn(FileServer server, Deadline deadline) throws FileFailure {
    var limit = deadline.nextWait();
    try {
      var host = server.address().host();
      return BoundedCall.within(limit, () -> KerberosLogin.of(credential, server.kerberos(), host));
    } catch (ExecutionException | TimeoutException e) {
      throw JcifsFailures.ofLogin(e, limit);
    }
  }
}
