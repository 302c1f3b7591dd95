package dev.smbridge.adapter.smb.ntlm;

import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.adapter.smb.login.Mechanism;
import dev.smbridge.domain.failure.FileFailure;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NTLM version 2 for one login ([MS-NLMP] 3.1.5.1). The challenge is judged before it is answered.
 * The answer always exchanges a key that was made for this session, and always has a MIC over all
 * three messages.
 */
public final class NtlmMechanism implements Mechanism {
  private static final byte[] IDENTIFIER = {0x2B, 6, 1, 4, 1, (byte) 0x82, 0x37, 2, 2, 10};
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 8;
  private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");
  private static final long UNITS_PER_MILLISECOND = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final NtlmAccount account;
  private final String targetName;
  private final Set<NtlmFlag> asked;
  private final Set<NtlmFlag> needed;
  private byte[] negotiate = {};
  private byte @Nullable [] sessionKey;
  private @Nullable Signer client;
  private @Nullable Signer server;

  /**
   * A login that has not begun.
   *
   * @param host the server's name, as it was asked for
   * @param seals whether what is sent afterwards will be encrypted
   */
  public NtlmMechanism(NtlmAccount account, String host, boolean seals) {
    this.account = account;
    this.targetName = "cifs/" + host;
    this.needed =
        EnumSet.of(
            NtlmFlag.UNICODE,
            NtlmFlag.SIGN,
            NtlmFlag.EXTENDED_SESSIONSECURITY,
            NtlmFlag.TARGET_INFO,
            NtlmFlag.KEYS_OF_128_BITS,
            NtlmFlag.KEY_EXCH);
    if (seals) {
      needed.add(NtlmFlag.SEAL);
    }
    this.asked = EnumSet.copyOf(needed);
    asked.addAll(
        EnumSet.of(NtlmFlag.REQUEST_TARGET, NtlmFlag.NTLM, NtlmFlag.ALWAYS_SIGN, NtlmFlag.VERSION));
  }

  @Override
  public byte[] identifier() {
    return IDENTIFIER.clone();
  }

  @Override
  public byte[] next(byte[] token) throws FileFailure {
    if (established()) {
      throw LoginFailures.refused("the server sent a second NTLM challenge");
    }
    if (negotiate.length == 0) {
      negotiate = Messages.negotiate(NtlmFlag.bits(asked));
      return negotiate.clone();
    }
    return authenticate(Challenge.parse(token, needed));
  }

  @Override
  public boolean established() {
    return sessionKey != null;
  }

  @Override
  public byte[] sessionKey() throws FileFailure {
    return known(sessionKey).clone();
  }

  @Override
  public byte[] sign(byte[] message) throws FileFailure {
    return known(client).sign(message);
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws FileFailure {
    if (!MessageDigest.isEqual(known(server).sign(message), signature)) {
      throw LoginFailures.refused("the server's signature at the end of the login is wrong");
    }
  }

  private byte[] authenticate(Challenge challenge) throws FileFailure {
    var target = challenge.targetInfo();
    var proof =
        Proof.of(
            account.responseKey(),
            challenge.nonce(),
            random(NONCE_BYTES),
            target.timestamp().orElseGet(NtlmMechanism::now),
            target.answer(targetName));
    var key = random(KEY_BYTES);
    var encryptedKey = new Rc4(proof.baseKey()).apply(key);
    var message =
        Messages.authenticate(proof.response(), account, encryptedKey, challenge.granted(asked));
    var mic = Digests.hmacMd5(key, negotiate, challenge.message(), message);
    System.arraycopy(mic, 0, message, Messages.MIC_OFFSET, Messages.MIC_BYTES);
    sessionKey = key;
    client = Signer.ofClient(key);
    server = Signer.ofServer(key);
    return message;
  }

  private static <T> T known(@Nullable T made) throws FileFailure {
    if (made == null) {
      throw LoginFailures.refused("the server has sent no NTLM challenge");
    }
    return made;
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static long now() {
    return Duration.between(EPOCH, Instant.now()).toMillis() * UNITS_PER_MILLISECOND;
  }
}
