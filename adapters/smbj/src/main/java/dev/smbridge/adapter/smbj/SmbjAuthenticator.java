package dev.smbridge.adapter.smbj;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticateResponse;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.connection.ConnectionContext;
import com.hierynomus.spnego.RawToken;
import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.domain.failure.FileFailure;
import org.jspecify.annotations.Nullable;

/** Carries the tokens of a login between the library and {@link LoginExchange}. */
final class SmbjAuthenticator implements Authenticator {
  /** A name that the library asks for nowhere: it gets no list of mechanisms from the server. */
  static final Factory.Named<Authenticator> FACTORY =
      new Factory.Named<>() {
        @Override
        public String getName() {
          return "1.3.6.1.5.5.2";
        }

        @Override
        public Authenticator create() {
          return new SmbjAuthenticator();
        }
      };

  /** A login on its way through the library. */
  static final class Login extends AuthenticationContext {
    private final LoginExchange exchange;

    Login(String username, LoginExchange exchange) {
      super(username, new char[0], "");
      this.exchange = exchange;
    }

    LoginExchange exchange() {
      return exchange;
    }
  }

  @Override
  public void init(SmbConfig config) {
    // A login brings all that it needs.
  }

  @Override
  public boolean supports(AuthenticationContext context) {
    return context instanceof Login;
  }

  @Override
  public AuthenticateResponse authenticate(
      AuthenticationContext context, byte @Nullable [] token, ConnectionContext connection)
      throws TransportException {
    var exchange = ((Login) context).exchange();
    try {
      var answer = exchange.next(token == null ? new byte[0] : token);
      var response = new AuthenticateResponse(new RawToken(answer.orElseGet(() -> new byte[0])));
      if (exchange.hasSessionKey()) {
        response.setSessionKey(exchange.sessionKey());
      }
      return response;
    } catch (FileFailure e) {
      throw new TransportException(e);
    }
  }
}
