package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.kerberos.KerberosFailures;
import dev.smbridge.adapter.smb.kerberos.KerberosLogin;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import jcifs.CIFSContext;
import jcifs.CIFSException;
import jcifs.smb.CredentialsInternal;
import jcifs.smb.Kerb5Authenticator;
import jcifs.smb.SSPContext;
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
    return new Login(known.subject(), new AtomicBoolean());
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
      throw JcifsFailures.ofLogin(e, limit, serverName(server));
    }
  }

  /** The library's form. */
  private static final class Login extends Kerb5Authenticator {
    private static final long serialVersionUID = 1L;

    private final AtomicBoolean used;

    Login(Subject subject, AtomicBoolean used) {
      super(subject);
      this.used = used;
    }

    /** The library's sessions have a copy each; they still are one login. */
    @Override
    public Kerb5Authenticator clone() {
      var copy = new Login(getSubject(), used);
      cloneInternal(copy, this);
      return copy;
    }

    @Override
    public SSPContext createContext(
        CIFSContext context, String domain, String host, byte[] token, boolean signing) {
      JcifsFailures.requireFirst(used);
      try {
        return super.createContext(context, domain, host, token, signing);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What the library asks for when the session has expired; whoever waits opens another. */
    @Override
    public void refresh() throws CIFSException {
      throw JcifsFailures.sessionExpired();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Login login && login.used.equals(used);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(used);
    }
  }
}
