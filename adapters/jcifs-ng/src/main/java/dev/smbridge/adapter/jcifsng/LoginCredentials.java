package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.login.LoginExchange;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import jcifs.CIFSContext;
import jcifs.CIFSException;
import jcifs.Credentials;
import jcifs.smb.CredentialsInternal;
import jcifs.smb.SSPContext;
import org.jspecify.annotations.Nullable;

/**
 * The library's form of one login. It would log in again, silently, for every request that is still
 * queued when the connection is lost, each of them waiting for answers that cannot come.
 */
final class LoginCredentials implements CredentialsInternal {
  private final LoginExchange exchange;
  private final AtomicBoolean used;

  LoginCredentials(LoginExchange exchange) {
    this(exchange, new AtomicBoolean());
  }

  private LoginCredentials(LoginExchange exchange, AtomicBoolean used) {
    this.exchange = exchange;
    this.used = used;
  }

  /** The library's sessions have a copy each; they still are one login. */
  @Override
  @SuppressWarnings({"MethodDoesntCallSuperMethod", "super"}) // It has no fields to copy.
  public CredentialsInternal clone() {
    return new LoginCredentials(exchange, used);
  }

  @Override
  public SSPContext createContext(
      CIFSContext context, @Nullable String domain, String host, byte[] token, boolean signing) {
    JcifsFailures.requireFirst(used);
    return new LoginContext(exchange);
  }

  /** Whose ticket is used is known to the exchange. */
  @Override
  public @Nullable Subject getSubject() {
    return null;
  }

  /** What the library asks for when the session has expired; the caller opens another. */
  @Override
  public void refresh() throws CIFSException {
    throw JcifsFailures.sessionExpired();
  }

  @Override
  public <T extends Credentials> @Nullable T unwrap(Class<T> type) {
    return type.isInstance(this) ? type.cast(this) : null;
  }

  /** For DFS in a domain, which is not used. */
  @Override
  public @Nullable String getUserDomain() {
    return null;
  }

  @Override
  public boolean isAnonymous() {
    return false;
  }

  @Override
  public boolean isGuest() {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoginCredentials login && login.used.equals(used);
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(used);
  }
}
