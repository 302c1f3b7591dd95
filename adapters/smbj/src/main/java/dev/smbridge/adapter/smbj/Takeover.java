package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smbj.SmbjAuthentication.Proven;
import dev.smbridge.adapter.smbj.crypto.CipherId;
import dev.smbridge.adapter.smbj.crypto.SessionKeys;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.adapter.smbj.wire.EncryptedMessages;
import dev.smbridge.adapter.smbj.wire.Exchange;
import dev.smbridge.adapter.smbj.wire.InvalidMessageException;
import dev.smbridge.adapter.smbj.wire.Protection;
import dev.smbridge.adapter.smbj.wire.SignedMessages;
import dev.smbridge.adapter.smbj.wire.Watchdog;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.SessionFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes on where the library has logged in: with its socket and its numbers, and keys of our own.
 */
final class Takeover {
  private final SmbCrypto crypto;
  private final Watchdog watchdog = new Watchdog();

  Takeover(SmbCrypto crypto) {
    this.crypto = crypto;
  }

  /** Nothing is sent by the library afterwards. */
  SmbjSession of(Proven proven, LoginTransport transport, Supplier<SessionFacts> facts)
      throws FileFailure {
    var session = proven.session();
    var login = transport.login();
    var agreement = login.agreement();
    var hash = login.preauthIntegrityHash();
    var keys = new SessionKeys(agreement.dialect(), proven.fullKey().getEncoded(), hash);
    var signed =
        new SignedMessages(
            session.getSessionId(), crypto.signer(agreement.signature(), keys.signing()));
    requireSigned(login.lastAnswer(), agreement.dialect(), signed);
    var protection = protection(session.getSessionId(), agreement.cipher(), keys, signed);
    var connection = session.getConnection();
    var multiCredit =
        agreement.dialect() != Dialect.SMB_2_0_2
            && connection.getConnectionContext().supportsMultiCredit();
    var start = transport.takeOver(session.getSessionId(), multiCredit);
    try {
      var exchange = Exchange.on(transport.socket(), start, protection, watchdog);
      return new SmbjSession(exchange, connection, facts);
    } catch (IOException e) {
      throw SmbjFailures.ofExchange(e, Duration.ZERO, Effect.NONE);
    }
  }

  /**
   * The answer that ends a login is signed with the keys that come of it, from SMB 3.0 on
   * ([MS-SMB2] 3.3.5.5.3): so a server that agreed on something else is found out before anything
   * is asked.
   */
  private static void requireSigned(byte[] answer, Dialect dialect, SignedMessages signed)
      throws FileFailure {
    if (!dialect.isAtLeast(Dialect.SMB_3_0)) {
      return;
    }
    try {
      signed.verify(answer);
    } catch (InvalidMessageException e) {
      throw SmbjFailures.notSigned(e);
    }
  }

  private Protection protection(
      long sessionId, @Nullable CipherId cipher, SessionKeys keys, SignedMessages signed) {
    return cipher == null
        ? signed
        : new EncryptedMessages(
            sessionId, crypto.cipher(cipher, keys.toServer(cipher), keys.fromServer(cipher)));
  }
}
