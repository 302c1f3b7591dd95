package dev.smbridge.adapter.jcifsng;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import jcifs.CIFSContext;
import jcifs.smb.NtlmPasswordAuthenticator;
import jcifs.smb.SSPContext;

/**
 * An identity that logs in once. The library would do it again, silently, for every request that is
 * still queued when the connection is lost, each of them waiting for answers that cannot come.
 */
final class OneLogin extends NtlmPasswordAuthenticator {
  private static final long serialVersionUID = 1L;

  private final AtomicBoolean used;

  OneLogin(String domain, String username, String password) {
    this(domain, username, password, new AtomicBoolean());
  }

  private OneLogin(String domain, String username, String password, AtomicBoolean used) {
    super(domain, username, password, AuthenticationType.USER);
    this.used = used;
  }

  /** The same identity for one more login. */
  OneLogin again() {
    return new OneLogin(getUserDomain(), getUsername(), getPassword());
  }

  /** The library's sessions have a copy each; they still are one login. */
  @Override
  public NtlmPasswordAuthenticator clone() {
    return new OneLogin(getUserDomain(), getUsername(), getPassword(), used);
  }

  @Override
  public SSPContext createContext(
      CIFSContext context, String domain, String host, byte[] token, boolean signing) {
    if (used.getAndSet(true)) {
      throw new IllegalStateException("this identity has logged in before");
    }
    try {
      return super.createContext(context, domain, host, token, signing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OneLogin login && login.used == used && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
