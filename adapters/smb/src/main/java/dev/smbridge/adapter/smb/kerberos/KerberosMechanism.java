package dev.smbridge.adapter.smb.kerberos;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.adapter.smb.login.Mechanism;
import dev.smbridge.domain.failure.FileFailure;
import java.security.Key;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

/**
 * Kerberos for one login (RFC 4121), with what the JDK has. Both sides prove themselves: without
 * the server's AP-REP there is no session key. The ticket is not handed on.
 */
public final class KerberosMechanism implements Mechanism {
  private static final String IDENTIFIER = "1.2.840.113554.1.2.2";
  private static final byte[] ENCODED_IDENTIFIER = {
    0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12, 1, 2, 2
  };

  private final Subject subject;
  private final String host;
  private final GSSContext context;
  private boolean begun;

  private KerberosMechanism(Subject subject, String host, GSSContext context) {
    this.subject = subject;
    this.host = host;
    this.context = context;
  }

  /**
   * A login that has not begun.
   *
   * @param subject has the ticket-granting ticket
   * @param host the file server's, as its service principal has it
   */
  public static KerberosMechanism of(Subject subject, String host) throws FileFailure {
    try {
      var context =
          as(
              subject,
              () -> {
                var manager = GSSManager.getInstance();
                var kerberos = new Oid(IDENTIFIER);
                var server = manager.createName("cifs@" + host, GSSName.NT_HOSTBASED_SERVICE);
                var made =
                    manager.createContext(server, kerberos, null, GSSContext.DEFAULT_LIFETIME);
                made.requestMutualAuth(true);
                made.requestInteg(true);
                made.requestCredDeleg(false);
                return made;
              });
      return new KerberosMechanism(subject, host, context);
    } catch (GSSException e) {
      throw KerberosFailures.ofTicket(e, host);
    }
  }

  @Override
  public byte[] identifier() {
    return ENCODED_IDENTIFIER.clone();
  }

  @Override
  public byte[] next(byte[] token) throws FileFailure {
    try {
      var answer = as(subject, () -> context.initSecContext(token, 0, token.length));
      begun = true;
      return answer == null ? new byte[0] : answer;
    } catch (GSSException e) {
      throw begun
          ? LoginFailures.refused("the server has not proven that it has the ticket's key")
              .causedBy(e)
          : KerberosFailures.ofTicket(e, host);
    }
  }

  @Override
  public boolean established() {
    return context.isEstablished() && context.getMutualAuthState();
  }

  @Override
  public byte[] sessionKey() throws FileFailure {
    try {
      var type = InquireType.KRB5_GET_SESSION_KEY_EX;
      return ((Key) ((ExtendedGSSContext) context).inquireSecContext(type)).getEncoded();
    } catch (GSSException e) {
      throw LoginFailures.refused("Kerberos gave the session no key").causedBy(e);
    }
  }

  @Override
  public byte[] sign(byte[] message) throws FileFailure {
    try {
      return context.getMIC(message, 0, message.length, new MessageProp(false));
    } catch (GSSException e) {
      throw LoginFailures.refused("Kerberos gave the session no key").causedBy(e);
    }
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws FileFailure {
    try {
      var properties = new MessageProp(false);
      context.verifyMIC(signature, 0, signature.length, message, 0, message.length, properties);
    } catch (GSSException e) {
      throw LoginFailures.refused("the server's signature at the end of the login is wrong")
          .causedBy(e);
    }
  }

  private static <T> T as(Subject subject, Callable<T> call) throws GSSException {
    try {
      return Subject.callAs(subject, call);
    } catch (CompletionException e) {
      if (e.getCause() instanceof GSSException refused) {
        throw refused;
      }
      throw e;
    }
  }
}
