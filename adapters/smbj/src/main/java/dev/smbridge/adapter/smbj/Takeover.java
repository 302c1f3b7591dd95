package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB3EncryptionCipher;
import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smbj.crypto.AeadMode;
import dev.smbridge.adapter.smbj.crypto.MessageSigner.Algorithm;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.adapter.smbj.wire.EncryptedMessages;
import dev.smbridge.adapter.smbj.wire.Exchange;
import dev.smbridge.adapter.smbj.wire.Protection;
import dev.smbridge.adapter.smbj.wire.SignedMessages;
import dev.smbridge.adapter.smbj.wire.Watchdog;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Goes on where the library has logged in: with its socket, its numbers and its keys. */
final class Takeover {
  private final SmbCrypto crypto;
  private final Watchdog watchdog = new Watchdog();

  Takeover(SmbCrypto crypto) {
    this.crypto = crypto;
  }

  /**
   * Nothing is sent by the library afterwards.
   *
   * @param facts say whether messages are encrypted; else they are signed
   */
  SmbjSession of(Session session, LoginTransport transport, Supplier<SessionFacts> facts)
      throws FileFailure {
    var connection = session.getConnection();
    var dialect = connection.getNegotiatedProtocol().getDialect();
    var multiCredit =
        dialect != SMB2Dialect.SMB_2_0_2 && connection.getConnectionContext().supportsMultiCredit();
    var protection = facts.get().encrypted() ? encrypted(session) : signed(session);
    var start = transport.takeOver(session.getSessionId(), multiCredit);
    try {
      var exchange = Exchange.on(transport.socket(), start, protection, watchdog);
      return new SmbjSession(exchange, connection, facts);
    } catch (IOException e) {
      throw SmbjFailures.ofExchange(e, Duration.ZERO, Effect.NONE);
    }
  }

  private Protection encrypted(Session session) throws FileFailure {
    var context = session.getSessionContext();
    var cipher =
        crypto.cipher(
            mode(session), aes(context.getEncryptionKey()), aes(context.getDecryptionKey()));
    return new EncryptedMessages(session.getSessionId(), cipher);
  }

  /** Dialects before 3.1.1 know one cipher ([MS-SMB2] 3.1.4.3). */
  private static AeadMode mode(Session session) {
    var connection = session.getConnection();
    var chosen = connection.getConnectionContext().getCipherId();
    return connection.getNegotiatedProtocol().getDialect() == SMB2Dialect.SMB_3_1_1
            && chosen == SMB3EncryptionCipher.AES_128_GCM
        ? AeadMode.GCM
        : AeadMode.CCM;
  }

  private Protection signed(Session session) throws FileFailure {
    var context = session.getSessionContext();
    var isSmb3 = session.getConnection().getNegotiatedProtocol().getDialect().isSmb3x();
    var signer =
        isSmb3
            ? crypto.signer(Algorithm.AES_CMAC, aes(context.getSigningKey()))
            : crypto.signer(Algorithm.HMAC_SHA256, known(context.getSessionKey()));
    return new SignedMessages(session.getSessionId(), signer);
  }

  /** The library names its keys after what they are for, which no cipher accepts. */
  private static SecretKey aes(@Nullable SecretKey key) throws FileFailure {
    return new SecretKeySpec(known(key).getEncoded(), "AES");
  }

  private static SecretKey known(@Nullable SecretKey key) throws FileFailure {
    if (key == null) {
      throw new FileFailure(FailureKind.POLICY, "no key came of the login, so nothing is signed");
    }
    return key;
  }
}
