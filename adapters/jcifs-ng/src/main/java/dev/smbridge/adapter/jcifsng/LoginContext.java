package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Arrays;
import jcifs.CIFSException;
import jcifs.smb.SSPContext;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;

/** Carries the tokens of a login between the library and {@link LoginExchange}. */
final class LoginContext implements SSPContext {
  private final LoginExchange exchange;

  LoginContext(LoginExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public byte @Nullable [] initSecContext(byte @Nullable [] token, int offset, int length)
      throws CIFSException {
    try {
      var theirs = token == null ? new byte[0] : Arrays.copyOfRange(token, offset, offset + length);
      return exchange.next(theirs).orElse(null);
    } catch (FileFailure e) {
      throw JcifsFailures.carrying(e);
    }
  }

  @Override
  public boolean isEstablished() {
    return exchange.completed();
  }

  @Override
  public byte[] getSigningKey() throws CIFSException {
    try {
      return exchange.sessionKey();
    } catch (FileFailure e) {
      throw JcifsFailures.carrying(e);
    }
  }

  /** The library would put it into the place of the server's name. */
  @Override
  public @Nullable String getNetbiosName() {
    return null;
  }

  @Override
  public void dispose() {
    // The exchange goes with the login.
  }

  // The rest is what the library's own SPNEGO asks its mechanisms for; here it has none.

  @Override
  public ASN1ObjectIdentifier[] getSupportedMechs() {
    return new ASN1ObjectIdentifier[0];
  }

  @Override
  public boolean isSupported(ASN1ObjectIdentifier mechanism) {
    return false;
  }

  @Override
  public boolean isPreferredMech(ASN1ObjectIdentifier mechanism) {
    return false;
  }

  @Override
  public int getFlags() {
    return 0;
  }

  @Override
  public boolean supportsIntegrity() {
    return false;
  }

  @Override
  public boolean isMICAvailable() {
    return false;
  }

  @Override
  public byte[] calculateMIC(byte[] message) throws CIFSException {
    throw new CIFSException("nothing is signed here");
  }

  @Override
  public void verifyMIC(byte[] message, byte[] signature) throws CIFSException {
    throw new CIFSException("nothing is verified here");
  }
}
