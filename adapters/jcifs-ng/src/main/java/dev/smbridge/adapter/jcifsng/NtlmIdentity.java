package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import jcifs.CIFSContext;
import jcifs.smb.CredentialsInternal;
import jcifs.smb.NtlmPasswordAuthenticator;
import jcifs.smb.SSPContext;
import org.jspecify.annotations.Nullable;

/** A user name and a password ([MS-NLMP]). */
final class NtlmIdentity implements Identity {
  private final Credential credential;
  private @Nullable Login first;

  NtlmIdentity(Credential credential) {
    this.credential = credential;
  }

  @Override
  public String account() {
    return credential.account();
  }

  @Override
  public String serverName(FileServer server) {
    return server.address().host();
  }

  /** The credential's owner may have erased it before a link is met. */
  @Override
  public synchronized CredentialsInternal once(FileServer server, Deadline deadline)
      throws FileFailure {
    var known = first;
    if (known == null) {
      known = login();
      first = known;
      return known;
    }
    return known.again();
  }

  @Override
  public FileFailure refusal(FileFailure answer, String host) {
    return answer;
  }

  @Override
  public synchronized void forget() {
    first = null;
  }

  private Login login() throws FileFailure {
    var characters = password().reveal();
    try {
      return new Login(
          credential.domain(), credential.username(), new String(characters), new AtomicBoolean());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private Secret password() throws FileFailure {
    var password = credential.password();
    if (password == null || credential.username().isEmpty()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "NTLM needs a user name and a password, and the credential lacks one");
    }
    return password;
  }

  /** The library's form. */
  private static final class Login extends NtlmPasswordAuthenticator {
    private static final long serialVersionUID = 1L;

    private final AtomicBoolean used;

    Login(String domain, String username, String password, AtomicBoolean used) {
      super(domain, username, password, AuthenticationType.USER);
      this.used = used;
    }

    Login again() {
      return new Login(getUserDomain(), getUsername(), getPassword(), new AtomicBoolean());
    }

    /** The library's sessions have a copy each; they still are one login. */
    @Override
    public NtlmPasswordAuthenticator clone() {
      return new Login(getUserDomain(), getUsername(), getPassword(), used);
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
