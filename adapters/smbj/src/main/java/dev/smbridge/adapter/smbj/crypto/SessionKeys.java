package dev.smbridge.adapter.smbj.crypto;

import dev.smbridge.domain.share.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a session, made of the key that its login gave ([MS-SMB2] 3.2.5.3.1). They live no
 * longer than the login: what encrypts or signs keeps its own.
 */
public final class SessionKeys {
  private static final int SESSION_KEY_BYTES = 16;
  private static final int SIGNING_KEY_BYTES = 16;
  private static final String HMAC = "HmacSHA256";

  private final Dialect dialect;
  private final byte[] fullKey;
  private final byte[] preauthIntegrityHash;

  /**
   * For one session.
   *
   * @param fullKey as the login's mechanism gave it: 16 bytes of NTLM, of Kerberos as many as the
   *     ticket's key has
   * @param preauthIntegrityHash what both sides have said until then; only SMB 3.1.1 looks at it
   */
  public SessionKeys(Dialect dialect, byte[] fullKey, byte[] preauthIntegrityHash) {
    this.dialect = dialect;
    this.fullKey = fullKey.clone();
    this.preauthIntegrityHash = preauthIntegrityHash.clone();
  }

  /** Signs, both ways. */
  public SecretKey signing() {
    return switch (dialect) {
      case SMB_2_0_2, SMB_2_1 -> new SecretKeySpec(sessionKey(), HMAC);
      case SMB_3_0, SMB_3_0_2 ->
          derived(sessionKey(), "SMB2AESCMAC", constant("SmbSign"), SIGNING_KEY_BYTES);
      case SMB_3_1_1 ->
          derived(sessionKey(), "SMBSigningKey", preauthIntegrityHash, SIGNING_KEY_BYTES);
    };
  }

  /** Encrypts what goes to the server. */
  public SecretKey toServer(CipherId cipher) {
    return encrypting(cipher, "SMBC2SCipherKey", "ServerIn ");
  }

  /** Decrypts what the server sends. */
  public SecretKey fromServer(CipherId cipher) {
    return encrypting(cipher, "SMBS2CCipherKey", "ServerOut");
  }

  /** AES-256 takes the login's key as long as it is. */
  private SecretKey encrypting(CipherId cipher, String label, String contextBefore311) {
    var key = cipher.keyBytes() > SESSION_KEY_BYTES ? fullKey : sessionKey();
    return dialect == Dialect.SMB_3_1_1
        ? derived(key, label, preauthIntegrityHash, cipher.keyBytes())
        : derived(key, "SMB2AESCCM", constant(contextBefore311), cipher.keyBytes());
  }

  /** Padded with zeros, or cut. */
  private byte[] sessionKey() {
    return Arrays.copyOf(fullKey, SESSION_KEY_BYTES);
  }

  private static SecretKey derived(byte[] key, String label, byte[] context, int bytes) {
    return new SecretKeySpec(derive(key, constant(label), context, bytes), "AES");
  }

  /**
   * A key of another key ([MS-SMB2] 3.1.4.2): NIST SP 800-108, 5.1, with HMAC-SHA256, of which one
   * round gives enough.
   */
  static byte[] derive(byte[] key, byte[] label, byte[] context, int bytes) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update(bigEndian(1));
      mac.update(label);
      mac.update((byte) 0);
      mac.update(context);
      return Arrays.copyOf(mac.doFinal(bigEndian(bytes * Byte.SIZE)), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + HMAC + '.', e);
    }
  }

  /** Labels and contexts count the zero behind them. */
  private static byte[] constant(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bigEndian(int number) {
    return new byte[] {0, 0, (byte) (number >>> Byte.SIZE), (byte) number};
  }
}
