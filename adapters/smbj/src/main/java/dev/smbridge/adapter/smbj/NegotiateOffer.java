package dev.smbridge.adapter.smbj;

import static dev.smbridge.adapter.smbj.NegotiateMessage.malformed;

import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.adapter.smbj.NegotiateMessage.Context;
import dev.smbridge.adapter.smbj.crypto.CipherId;
import dev.smbridge.adapter.smbj.crypto.SigningAlgorithmId;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server is offered to encrypt and sign with, and how its answer is judged ([MS-SMB2]
 * 3.2.4.2.2.2, 3.2.5.2). The library offers less and reads no answer to more, so its request gets
 * these contexts, and it sees of the answer what it can read.
 *
 * @param ciphers none where nothing is to be encrypted
 */
record NegotiateOffer(List<CipherId> ciphers, List<SigningAlgorithmId> signatures) {
  static final int PREAUTH_INTEGRITY = 1;
  static final int ENCRYPTION = 2;
  static final int SIGNING = 8;

  /** Fast ones first: CCM takes three times as long as GCM, 256 bits as long as 128. */
  private static final List<CipherId> CIPHERS =
      List.of(
          CipherId.AES_128_GCM, CipherId.AES_256_GCM, CipherId.AES_128_CCM, CipherId.AES_256_CCM);

  /**
   * Fast ones first: GMAC takes a third of CMAC. HMAC is as fast as CMAC where the processor knows
   * SHA-256, and slow elsewhere.
   */
  private static final List<SigningAlgorithmId> SIGNATURES =
      List.of(
          SigningAlgorithmId.AES_GMAC, SigningAlgorithmId.AES_CMAC, SigningAlgorithmId.HMAC_SHA256);

  private static final Map<Integer, Dialect> DIALECTS =
      Map.of(
          0x0202, Dialect.SMB_2_0_2,
          0x0210, Dialect.SMB_2_1,
          0x0300, Dialect.SMB_3_0,
          0x0302, Dialect.SMB_3_0_2,
          0x0311, Dialect.SMB_3_1_1);

  private static final int SHA_512 = 1;
  private static final int NO_COMMON_CIPHER = 0;
  private static final int CAN_ENCRYPT = 0x40;
  private static final int DIALECT = 68;
  private static final int CAPABILITIES = 88;
  private static final int LEAST_ANSWER_BYTES = 128;

  static NegotiateOffer of(Encryption encryption) {
    return new NegotiateOffer(encryption == Encryption.OFF ? List.of() : CIPHERS, SIGNATURES);
  }

  /** The library's request with these contexts. */
  byte[] request(byte[] library) throws FileFailure {
    var message = NegotiateMessage.request(library);
    var contexts = new ArrayList<Context>();
    message.context(PREAUTH_INTEGRITY).ifPresent(contexts::add);
    if (!ciphers.isEmpty()) {
      contexts.add(Context.of(ENCRYPTION, ciphers.stream().map(CipherId::number).toList()));
    }
    contexts.add(Context.of(SIGNING, signatures.stream().map(SigningAlgorithmId::number).toList()));
    return message.with(contexts);
  }

  /** The answer without what the library cannot read. */
  byte[] shownToLibrary(byte[] answer, Agreement agreement) throws FileFailure {
    var message = NegotiateMessage.answer(answer);
    return agreement.dialect() == Dialect.SMB_3_1_1
        ? message.showingOnly(preauthIntegrity(message))
        : answer;
  }

  /**
   * Judges an answer that is a success.
   *
   * @throws FileFailure {@code POLICY} where it is none to this offer
   */
  Agreement judge(byte[] answer) throws FileFailure {
    if (answer.length < LEAST_ANSWER_BYTES) {
      throw malformed();
    }
    var fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    var dialect = DIALECTS.get(Short.toUnsignedInt(fields.getShort(DIALECT)));
    if (dialect == null) {
      throw unasked("a dialect");
    }
    var encrypts = !ciphers.isEmpty() && (fields.getInt(CAPABILITIES) & CAN_ENCRYPT) != 0;
    return switch (dialect) {
      case SMB_2_0_2, SMB_2_1 -> new Agreement(dialect, null, SigningAlgorithmId.HMAC_SHA256);
      case SMB_3_0, SMB_3_0_2 -> {
        var cipher = encrypts ? CipherId.AES_128_CCM : null;
        yield new Agreement(dialect, cipher, SigningAlgorithmId.AES_CMAC);
      }
      case SMB_3_1_1 -> {
        var message = NegotiateMessage.answer(answer);
        preauthIntegrity(message);
        yield new Agreement(dialect, cipher(message), signature(message));
      }
    };
  }

  /** The negotiation cannot be changed on its way unnoticed: the keys depend on its hash. */
  private static Context preauthIntegrity(NegotiateMessage answer) throws FileFailure {
    var context = answer.context(PREAUTH_INTEGRITY).orElseThrow(NegotiateMessage::malformed);
    if (context.number(0) != 1 || context.number(2) != SHA_512) {
      throw unasked("a hash");
    }
    return context;
  }

  private @Nullable CipherId cipher(NegotiateMessage answer) throws FileFailure {
    var context = answer.context(ENCRYPTION).orElse(null);
    if (context == null || only(context) == NO_COMMON_CIPHER) {
      return null;
    }
    return CipherId.of(only(context))
        .filter(ciphers::contains)
        .orElseThrow(() -> unasked("a cipher"));
  }

  /** A server that says nothing signs with AES-CMAC. */
  private SigningAlgorithmId signature(NegotiateMessage answer) throws FileFailure {
    var context = answer.context(SIGNING).orElse(null);
    if (context == null) {
      return SigningAlgorithmId.AES_CMAC;
    }
    return SigningAlgorithmId.of(only(context))
        .filter(signatures::contains)
        .orElseThrow(() -> unasked("a signing algorithm"));
  }

  /** The one number that a server chose. */
  private static int only(Context context) throws FileFailure {
    if (context.number(0) != 1) {
      throw malformed();
    }
    return context.number(1);
  }

  private static FileFailure unasked(String what) {
    return LoginFailures.refused("the server chose " + what + " that was not offered");
  }
}
